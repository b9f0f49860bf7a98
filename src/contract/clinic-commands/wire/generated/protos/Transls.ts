// Original file: protos/protos/common.proto


/**
 * A text in other languages.
 */
export interface TranslsInput {
  /**
   * By language, e.g. "en".
   */
  'translation'?: ({[key: string]: string});
}

/**
 * A text in other languages.
 */
export interface Transls {
  /**
   * By language, e.g. "en".
   */
  'translation'?: ({[key: string]: string});
}
