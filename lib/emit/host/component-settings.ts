import { isObject, type Json, type JsonObject } from '../../model/document';
import { asList, textField } from '../../model/type-meta';
import { type Argument, parseArguments } from './arguments';
import { withFieldVersion } from './environment';

/** What the user adds to one control-plane component. */
export interface ComponentSettings {
  readonly extraArgs: readonly Argument[];
  readonly extraVolumes: readonly ExtraVolume[];
  readonly extraEnvs: readonly JsonObject[];
}

export interface ExtraVolume {
  readonly name: string;
  readonly hostPath: string;
  readonly mountPath: string;
  readonly readOnly: boolean;
  readonly pathType: string;
}

export function parseComponentSettings(value: Json | undefined): ComponentSettings {
  const fields = isObject(value) ? value : {};
  return {
    extraArgs: parseArguments(fields.extraArgs),
    extraVolumes: asList(fields.extraVolumes).filter(isObject).map(asVolume),
    extraEnvs: asList(fields.extraEnvs).map(withFieldVersion).filter(isObject),
  };
}

const asVolume = (fields: JsonObject): ExtraVolume => ({
  name: textField(fields, 'name'),
  hostPath: textField(fields, 'hostPath'),
  mountPath: textField(fields, 'mountPath'),
  readOnly: fields.readOnly === true,
  pathType: textField(fields, 'pathType'),
});
