import * as ts from 'typescript';
import { propsOf } from './prop-interfaces';

/** What stands in every prop of one sample. */
export interface Sample {
  readonly text: string;
  readonly number: number;
  readonly flag: boolean;
}

/** Each is wrong for many props, and right for some. */
export const SAMPLES: readonly Sample[] = [
  { text: 'Not a/name!', number: -1, flag: false },
  { text: '10.96.0.10', number: 10250, flag: true },
  { text: '', number: 0, flag: true },
  { text: 'x', number: -1, flag: false },
  { text: '-1', number: 70000, flag: true },
  { text: '10.96.0.1/33', number: 1e12, flag: false },
  { text: '10.96.0.0/12', number: 1.5, flag: true },
  { text: '1h', number: 1, flag: false },
  { text: 'https://10.96.0.1:99999', number: 443, flag: true },
  { text: `${'a'.repeat(64)}.${'b'.repeat(300)}`, number: 2147483648, flag: true },
];

/** An object with every prop that the interface `T` declares; what is no data is left out. */
export const sampleProps = <T>(name: string, sample: Sample): T => fieldsOf(name, sample) as T;

const fieldsOf = (name: string, sample: Sample): unknown =>
  Object.fromEntries(
    [...(propsOf(name) ?? [])]
      .map(([prop, { type }]) => [prop, valueFor(type, sample)])
      .filter(([, value]) => value !== undefined),
  );

function valueFor(type: ts.TypeNode, sample: Sample): unknown {
  if (ts.isArrayTypeNode(type)) return listOf(valueFor(type.elementType, sample));
  if (ts.isUnionTypeNode(type)) return valueFor(type.types[type.types.length - 1] ?? type, sample);
  if (ts.isTypeReferenceNode(type)) return referenced(type, sample);
  switch (type.kind) {
    case ts.SyntaxKind.NumberKeyword:
      return sample.number;
    case ts.SyntaxKind.BooleanKeyword:
      return sample.flag;
    default:
      return sample.text;
  }
}

const listOf = (item: unknown): unknown => (item === undefined ? undefined : [item, item]);

/** Classes and interfaces of other libraries are no data. */
const OTHERS =
  /^(ClusterNetwork|Cni|CloudProvider|Discovery|Etcd|KubeVip|Patch|ServiceBase|ApiObjectMetadata|IPodSelector)$/;

function referenced(type: ts.TypeReferenceNode, sample: Sample): unknown {
  const name = type.typeName.getText();
  const [, value] = type.typeArguments ?? [];
  if (name === 'Record') return value && { [sample.text || 'a']: valueFor(value, sample) };
  if (propsOf(name)) return fieldsOf(name, sample);
  return OTHERS.test(name) ? undefined : sample.text;
}
