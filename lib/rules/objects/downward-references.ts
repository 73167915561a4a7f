import { isQualifiedName } from '../../k8s/names';
import { parseQuantity, readQuantity } from '../../k8s/quantity';
import { goText } from '../../model/service-addresses';
import { field } from './field-check';
import { FINE, type FieldProblem, problemAt, type StructCheck } from './struct-check';
import { required } from './value-check';

const OF_EVERY_OBJECT = ['metadata.name', 'metadata.namespace', 'metadata.uid'];

/** validEnvDownwardAPIFieldPathExpressions; `spec.host` is read as `spec.nodeName`. */
export const VARIABLE_FIELDS = [
  ...OF_EVERY_OBJECT,
  ...['spec.nodeName', 'spec.host', 'spec.serviceAccountName'],
  ...['status.hostIP', 'status.hostIPs', 'status.podIP', 'status.podIPs'],
];

/** validVolumeDownwardAPIFieldPathExpressions. */
export const FILE_FIELDS = [...OF_EVERY_OBJECT, 'metadata.labels', 'metadata.annotations'];

const SUBSCRIPT = /^([^[].*?)\['(.*)'\]$/s;

/** Source: kube-apiserver validateObjectFieldSelector. */
export const fieldReference =
  (allowed: readonly string[]): StructCheck =>
  (reference) => {
    const version = goText(reference.apiVersion);
    const path = goText(reference.fieldPath);
    if (version === undefined || path === undefined) return FINE;
    if (version !== '' && version !== 'v1') return refuse('apiVersion', version, 'v1');
    if (path === '') return [problemAt(['fieldPath'], 'is missing', 'fieldPath: status.podIP')];
    const [, map, key] = SUBSCRIPT.exec(path) ?? [];
    const isGood = map === undefined ? allowed.includes(path) : isKeyOf(map, key ?? '');
    return isGood ? FINE : refuse('fieldPath', path, allowed.join(', '));
  };

const isKeyOf = (map: string, key: string): boolean =>
  (map === 'metadata.labels' && isQualifiedName(key)) ||
  (map === 'metadata.annotations' && isQualifiedName(key.toLowerCase()));

const refuse = (name: string, value: string, allowed: string): FieldProblem[] => [
  problemAt(
    [name],
    `is ${JSON.stringify(value)}, none of ${allowed}`,
    `${name}: ${allowed.split(', ')[0]}`,
  ),
];

const RESOURCES = ['cpu', 'memory', 'ephemeral-storage'].flatMap((name) => [
  `limits.${name}`,
  `requests.${name}`,
]);
const HUGE_PAGES = /^(limits|requests)\.hugepages-/;

const known: StructCheck = ({ resource = '' }) =>
  typeof resource !== 'string' ||
  resource === '' ||
  RESOURCES.includes(resource) ||
  HUGE_PAGES.test(resource)
    ? FINE
    : refuse('resource', resource, RESOURCES.join(', '));

/** Whole units only, spelled in any way that Go writes like that: `1000m` is `1`, `1024` is no `1Ki`. */
const unit: StructCheck = ({ resource, divisor }) => {
  const text =
    typeof divisor === 'number' || typeof divisor === 'string' ? `${divisor}`.trim() : '0';
  const size = parseQuantity(text);
  if (!size || typeof resource !== 'string') return FINE;
  const isGood = /\.cpu$/.test(resource) ? [0.001, 1].includes(size) : isUnitOfBytes(text, size);
  const isJudged = RESOURCES.includes(resource) || HUGE_PAGES.test(resource);
  return isGood || !isJudged
    ? FINE
    : refuse('divisor', text, /\.cpu$/.test(resource) ? '1m, 1' : '1, 1k, 1Mi');
};

function isUnitOfBytes(text: string, size: number): boolean {
  const form = readQuantity(text)?.form;
  const step = form === 'binary' ? 1024 : 1000;
  const power = Math.round(Math.log(size) / Math.log(step));
  return size === 1 || (form !== 'exponent' && power >= 0 && power <= 6 && step ** power === size);
}

/** Source: kube-apiserver validateContainerResourceFieldSelector. */
export const resourceReference: StructCheck = (reference, scope) =>
  [field('resource', required('limits.memory')), known, unit].flatMap((check) =>
    check(reference, scope),
  );
