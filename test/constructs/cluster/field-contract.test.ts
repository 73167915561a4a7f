import { describe, expect, it } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { Findings } from '../../../lib';
import { chooseSpoke } from '../../../lib/emit/kubeadm/choose';
import { loadSchema } from '../../../lib/k8s/facts/load';
import { type FieldType, fieldsOf, type SchemaFile } from '../../../lib/k8s/facts/schema-table';
import { MINORS } from '../../../lib/k8s/version';
import { sayEverything } from './every-prop';

const tableAt = (minor: number): SchemaFile => {
  const table = loadSchema(`kubeadm.k8s.io/${chooseSpoke(minor).version}`);
  if (!table) throw new Error(`no fields are known at 1.${minor}`);
  return table;
};

/** `ClusterConfiguration.dns.imageTag`, for every field of every kind; items of lists share one. */
function fieldPaths(table: SchemaFile, minor: number): string[] {
  const below = (type: FieldType, path: string): string[] => {
    if ('scalar' in type) return [path];
    if ('listOf' in type) return below(type.listOf, path);
    if ('mapOf' in type) return [path];
    return [...fieldsOf(table, type.struct, minor)].flatMap(([name, of]) =>
      below(of, `${path}.${name}`),
    );
  };
  return table.kinds.flatMap((kind) => below({ struct: kind }, kind));
}

/** Every path to a value of a document; those of lists without numbers. */
function valuePaths(value: unknown, path: string): string[] {
  if (Array.isArray(value)) return value.flatMap((item) => valuePaths(item, path));
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([name, inner]) => valuePaths(inner, `${path}.${name}`));
}

function writtenAt(minor: number): Set<string> {
  const texts = sayEverything(minor).flatMap((app) => Object.entries(app.renderFiles()));
  const documents = texts
    .filter(([path]) => /^nodes\/[^/]+\/(kubeadm|upgrade|reset)\.yaml$/.test(path))
    .flatMap(([, text]) => parseAllDocuments(text).map((document) => document.toJS()));
  return new Set(documents.flatMap((document) => valuePaths(document, document.kind)));
}

/** Fields that no prop sets, and why. */
const LEFT_OUT: ReadonlyArray<readonly [field: RegExp, because: string]> = [
  [/\.bootstrapTokens\.expires$/, 'kubeadm fills ttl in first, and refuses a token that has both'],
  [/\.taints\.timeAdded$/, 'the cluster writes it when it taints a node; the kubelet refuses it'],
  [
    /\.valueFrom\.(configMapKeyRef|secretKeyRef)\./,
    'static pods cannot read objects of the API server that they make up',
  ],
  [
    /\.valueFrom\.fileKeyRef\./,
    'needs an emptyDir volume, and kubeadm adds volumes of the host only',
  ],
];

const isLeftOut = (field: string): boolean => LEFT_OUT.some(([pattern]) => pattern.test(field));

/** Maps with names of the user's choice. */
const isBelow = (path: string, field: string): boolean =>
  path === field || path.startsWith(`${field}.`);

describe.each(MINORS)('the fields of kubeadm 1.%i', (minor) => {
  it('are all set by props, or left out for a reason', () => {
    const written = [...writtenAt(minor)];
    const isSet = (field: string): boolean => written.some((path) => isBelow(path, field));

    const fields = fieldPaths(tableAt(minor), minor);

    expect(fields.filter((field) => !isSet(field) && !isLeftOut(field))).toEqual([]);
  });

  it('hold everything the files say', () => {
    const fields = fieldPaths(tableAt(minor), minor);
    const isField = (path: string): boolean => fields.some((field) => isBelow(path, field));
    const strangers = [...writtenAt(minor)].filter(
      (path) => /^(Init|Cluster|Join|Reset|Upgrade)Configuration/.test(path) && !isField(path),
    );

    expect(strangers).toEqual([]);
  });
});

it('leaves out no field that is set', () => {
  const written = new Set(MINORS.flatMap((minor) => [...writtenAt(minor)]));

  expect([...written].filter(isLeftOut)).toEqual([]);
});

describe('what an older kubeadm cannot read', () => {
  const newest = Math.max(...MINORS);
  const everything = fieldPaths(tableAt(newest), newest).filter((field) => !isLeftOut(field));

  it.each(MINORS)('is a finding for every field that 1.%i lacks', (minor) => {
    const here = new Set(fieldPaths(tableAt(minor), minor));
    const lost = sayEverything(minor)
      .flatMap((app) => Findings.of(app))
      .filter(({ code }) => code === 'NET901')
      .map(({ path }) => path);

    const gone = everything.filter((field) => !here.has(field) && !isRenamed(field));

    expect(gone.filter((field) => !lost.some((path) => speaksOf(path, field)))).toEqual([]);
    if (gone.length === 0) expect(lost).toEqual([]);
  });
});

/** Fields that v1beta3 has under another name, which the first test sees. */
const isRenamed = (field: string): boolean =>
  /(extraArgs|kubeletExtraArgs)\.(name|value)$/.test(field) ||
  /^InitConfiguration\.timeouts\.controlPlaneComponentHealthCheck$/.test(field) ||
  /^JoinConfiguration\.timeouts\.discovery$/.test(field) ||
  /^InitConfiguration\.timeouts\.discovery$/.test(field);

/** `timeouts.etcdAPICall` speaks of `InitConfiguration.timeouts.etcdAPICall`. */
function speaksOf(lost: string, field: string): boolean {
  const [kind = '', ...rest] = field.split('.');
  if (kind === 'UpgradeConfiguration')
    return isBelow(`upgradeFrom`, lost) || lost.startsWith('upgrade.');
  if (kind === 'ResetConfiguration') return lost === 'reset';
  const path = rest.filter((step) => step !== 'nodeRegistration').join('.');
  return isBelow(path, lost);
}
