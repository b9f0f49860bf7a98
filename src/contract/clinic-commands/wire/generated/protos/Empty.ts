// Original file: protos/protos/common.proto


/**
 * The answer of a command that tells nothing but that it was carried out.
 */
export interface EmptyInput {
}

/**
 * The answer of a command that tells nothing but that it was carried out.
 */
export interface Empty {
}
