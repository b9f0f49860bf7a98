// Original file: protos/protos/tenant/code.proto


// Original file: protos/protos/tenant/code.proto

/**
 * The list that it belongs to.
 */
export const _protos_tenant_Code_Category = {
  CODE_CATEGORY_UNSPECIFIED: 'CODE_CATEGORY_UNSPECIFIED',
  FUNNEL: 'FUNNEL',
  EXPOSURE_CHANNEL: 'EXPOSURE_CHANNEL',
  /**
   * The vendor's own spelling.
   */
  ETCETRA_PRODUCT_CATEGORY: 'ETCETRA_PRODUCT_CATEGORY',
  IMAGE_EQUIPMENT: 'IMAGE_EQUIPMENT',
  CALL_CONSULTATION_RESULT: 'CALL_CONSULTATION_RESULT',
  IMAGE_CATEGORY: 'IMAGE_CATEGORY',
  FUNNEL_CATEGORY: 'FUNNEL_CATEGORY',
  VISITOR_CATEGORY: 'VISITOR_CATEGORY',
  ACCOUNT_STATUS: 'ACCOUNT_STATUS',
} as const;

/**
 * The list that it belongs to.
 */
export type _protos_tenant_Code_CategoryInput =
  | 'CODE_CATEGORY_UNSPECIFIED'
  | 0
  | 'FUNNEL'
  | 1
  | 'EXPOSURE_CHANNEL'
  | 2
  /**
   * The vendor's own spelling.
   */
  | 'ETCETRA_PRODUCT_CATEGORY'
  | 3
  | 'IMAGE_EQUIPMENT'
  | 4
  | 'CALL_CONSULTATION_RESULT'
  | 5
  | 'IMAGE_CATEGORY'
  | 6
  | 'FUNNEL_CATEGORY'
  | 7
  | 'VISITOR_CATEGORY'
  | 8
  | 'ACCOUNT_STATUS'
  | 9

/**
 * The list that it belongs to.
 */
export type _protos_tenant_Code_Category = typeof _protos_tenant_Code_Category[keyof typeof _protos_tenant_Code_Category]

// Original file: protos/protos/tenant/code.proto

/**
 * How it is shown.
 */
export const _protos_tenant_Code_Color = {
  CodeColor_UNSPECIFIED: 'CodeColor_UNSPECIFIED',
  RED: 'RED',
  LAVA: 'LAVA',
  ORANGE: 'ORANGE',
  GREEN: 'GREEN',
  CYAN: 'CYAN',
  BLUE: 'BLUE',
  PURPLE: 'PURPLE',
  MAGENTA: 'MAGENTA',
  GRAY: 'GRAY',
} as const;

/**
 * How it is shown.
 */
export type _protos_tenant_Code_ColorInput =
  | 'CodeColor_UNSPECIFIED'
  | 0
  | 'RED'
  | 1
  | 'LAVA'
  | 2
  | 'ORANGE'
  | 3
  | 'GREEN'
  | 4
  | 'CYAN'
  | 5
  | 'BLUE'
  | 6
  | 'PURPLE'
  | 7
  | 'MAGENTA'
  | 8
  | 'GRAY'
  | 9

/**
 * How it is shown.
 */
export type _protos_tenant_Code_Color = typeof _protos_tenant_Code_Color[keyof typeof _protos_tenant_Code_Color]

/**
 * One entry of a list, e.g. one way by which visitors come.
 */
export interface CodeInput {
  'id'?: (string);
  'category'?: (_protos_tenant_Code_CategoryInput);
  'name'?: (string);
  /**
   * Its place in the list.
   */
  'order'?: (number);
  /**
   * Not to be chosen any more.
   */
  'closed'?: (boolean);
  'color'?: (_protos_tenant_Code_ColorInput);
  /**
   * Chosen unless something else is.
   */
  'default'?: (boolean);
  '_id'?: "id";
  '_name'?: "name";
  '_order'?: "order";
  '_closed'?: "closed";
  '_default'?: "default";
}

/**
 * One entry of a list, e.g. one way by which visitors come.
 */
export interface Code {
  'id'?: (string);
  'category'?: (_protos_tenant_Code_Category);
  'name'?: (string);
  /**
   * Its place in the list.
   */
  'order'?: (number);
  /**
   * Not to be chosen any more.
   */
  'closed'?: (boolean);
  'color'?: (_protos_tenant_Code_Color);
  /**
   * Chosen unless something else is.
   */
  'default'?: (boolean);
}
