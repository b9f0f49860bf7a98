// Original file: protos/protos/open/commands.proto

import type { RegisterVisitorImageConfigurationInput as _protos_image_RegisterVisitorImageConfigurationInput, RegisterVisitorImageConfiguration as _protos_image_RegisterVisitorImageConfiguration } from '../../protos/image/RegisterVisitorImageConfiguration.ts';

export interface RegisterVisitorImagesInput {
  'images'?: (_protos_image_RegisterVisitorImageConfigurationInput)[];
}

export interface RegisterVisitorImages {
  'images'?: (_protos_image_RegisterVisitorImageConfiguration)[];
}
