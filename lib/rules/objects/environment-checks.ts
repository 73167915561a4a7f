import { isObject } from '../../model/document';
import { fieldReference, resourceReference, VARIABLE_FIELDS } from './downward-references';
import { below, field, oneSource, presentOf } from './field-check';
import { problemAt, type StructCheck, type StructChecks, when } from './struct-check';
import {
  configMapKey,
  dnsNameOrPrefix,
  isStrictVariableName,
  isVariableName,
  pathWithoutUp,
} from './text-forms';
import { dnsLabel, dnsNameIfGiven, isUnset, required, textLike } from './value-check';

const RELAXED = textLike(isVariableName, 'printable ASCII without "="');
const STRICT = textLike(isStrictVariableName, 'letters, digits, "-", "_" and ".", no digit first');

const variableName = (name: string): readonly StructCheck[] => [
  when(({ variableNamesAreRelaxed }) => variableNamesAreRelaxed, field(name, RELAXED)),
  when(({ variableNamesAreRelaxed }) => !variableNamesAreRelaxed, field(name, STRICT)),
];

const SOURCES = ['fieldRef', 'resourceFieldRef', 'configMapKeyRef', 'secretKeyRef'];
const WITH_FILES = [...SOURCES, 'fileKeyRef'];

/** validateEnvVarValueFrom; a source whose feature is off is dropped before. */
const oneValue: StructCheck = (variable, scope) => {
  const names = scope.contract.variablesComeFromFiles ? WITH_FILES : SOURCES;
  const from = isObject(variable.valueFrom) ? variable.valueFrom : {};
  const [first] = presentOf(from, names);
  if (first === undefined || isUnset(variable.value)) {
    return below('valueFrom', oneSource(names, true))(variable, scope);
  }
  return [problemAt(['valueFrom', first], 'stands beside a value', 'remove value or valueFrom')];
};

/** A name is required, as the empty one is none. */
const keyOfObject = [
  field('name', required('the name of the object'), dnsNameIfGiven),
  field('key', required('a key of its data'), configMapKey),
];

const nameOfObject = [field('name', required('the name of the object'), dnsNameOrPrefix)];

/** Source: kube-apiserver ValidateEnv, ValidateEnvFrom. */
export const ENVIRONMENT: StructChecks = {
  EnvVar: [field('name', required('LOG_LEVEL')), ...variableName('name'), oneValue],
  EnvVarSource: [
    below('fieldRef', fieldReference(VARIABLE_FIELDS)),
    below('resourceFieldRef', resourceReference),
  ],
  ConfigMapKeySelector: keyOfObject,
  SecretKeySelector: keyOfObject,
  FileKeySelector: [
    field('key', required('a variable of the file'), RELAXED),
    field('volumeName', required('a volume of the pod'), dnsLabel),
    field('path', required('the file, below the volume'), pathWithoutUp),
  ].map((check) => when(({ variablesComeFromFiles }) => variablesComeFromFiles, check)),
  EnvFromSource: [...variableName('prefix'), oneSource(['configMapRef', 'secretRef'], true)],
  ConfigMapEnvSource: nameOfObject,
  SecretEnvSource: nameOfObject,
};
