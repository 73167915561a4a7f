import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv, { type ValidateFunction } from 'ajv';
import { describe, expect, it } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { listSchemaNames, renderEditorSchema } from '../../lib/check';
import { loadSchema } from '../../lib/k8s/facts/load';
import { MINORS, NEWEST_MINOR, parseKubernetesVersion } from '../../lib/k8s/version';
import { readText } from '../../lib/manifests/read-file';
import { checkInputs } from '../../lib/rules/check-inputs';
import { run } from '../cli/run-cli';

const ROOT = join(__dirname, '../..');
const compiled = new Map<string, ValidateFunction>();

/** A schema as an editor uses it. */
function schemaOf(name: string | undefined, minor: number): ValidateFunction {
  const key = `${name}@${minor}`;
  const known = compiled.get(key);
  if (known) return known;
  const validate = new Ajv({ strict: false }).compile(JSON.parse(renderEditorSchema(name, minor)));
  compiled.set(key, validate);
  return validate;
}

const complaintsOf = (document: unknown, name: string | undefined, minor: number): string[] => {
  const validate = schemaOf(name, minor);
  return validate(document)
    ? []
    : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
};

const documentsIn = (text: string): unknown[] =>
  parseAllDocuments(text, { schema: 'yaml-1.1', merge: true })
    .map((document) => (document.errors.length > 0 ? null : document.toJS()))
    .filter((document) => document !== null);

const filesBelow = (folder: string, ending: RegExp): string[] =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => ending.test(name))
    .map((name) => join(folder, name));

const read = (file: string): string => readFileSync(join(ROOT, file), 'utf8');

describe.each(MINORS)('the schemas of 1.%i', (minor) => {
  it('are schemas, one for each kind that components read', () => {
    expect(() => schemaOf(undefined, minor)).not.toThrow();
    for (const name of listSchemaNames(minor)) expect(() => schemaOf(name, minor)).not.toThrow();
    expect(listSchemaNames(minor).includes('UpgradeConfiguration')).toBe(minor >= 31);
  });

  it('know the fields of the tables and no others', () => {
    const { definitions } = JSON.parse(renderEditorSchema('KubeletConfiguration', minor));
    const kubelet = definitions['kubelet.config.k8s.io.v1beta1.KubeletConfiguration'];
    const history = loadSchema('kubelet.config.k8s.io/v1beta1')?.types.KubeletConfiguration ?? {};

    expect(Object.keys(history)).toEqual(expect.arrayContaining(Object.keys(kubelet.properties)));
    expect('crashLoopBackOff' in kubelet.properties).toBe(minor >= 32);
    expect(kubelet.additionalProperties).toBe(false);
  });
});

describe('files that we write for machines', () => {
  const files = filesBelow('test/golden', /kubeadm\.yaml$|lib\/kubelet\/config\.yaml$/);

  it.each(files)('%s has no complaint', (file) => {
    const scenario = file.split('/').slice(0, 3).join('/');
    const texts = filesBelow(scenario, /kubeadm\.yaml$/)
      .map(read)
      .join('\n');
    const version = /kubernetesVersion: v?([\d.]+)/.exec(texts)?.[1] ?? '';
    const minor = parseKubernetesVersion(version)?.minor ?? NEWEST_MINOR;

    expect(
      documentsIn(read(file)).flatMap((document) => complaintsOf(document, undefined, minor)),
    ).toEqual([]);
  });
});

/** Rules that a schema can stand for. */
const FIELD_RULES = ['unknown-field', 'wrong-type'];

/** Wrong by characters that are gone once the text is read. */
const UNSEEN = /integer-(.*2-to-63|below-64-bits|exponent)/;

/** The newest minor that reads the document. */
function minorOf(document: unknown): number | undefined {
  const { apiVersion, kind } = (document ?? {}) as Record<string, unknown>;
  const last = loadSchema(`${apiVersion}`)?.minors[1] ?? 0;
  return listSchemaNames(last).includes(`${kind}`) ? last : undefined;
}

describe('of the files that a real kubeadm was asked about, a schema refuses what has wrong fields', () => {
  const files = filesBelow('conformance/corpus/kubeadm', /\.yaml$/);

  it.each(files.filter((file) => !UNSEEN.test(file)))('%s', (file) => {
    const text = read(file);
    const judged = documentsIn(text).flatMap((document) => {
      const minor = minorOf(document);
      return minor === undefined ? [] : [{ document, minor }];
    });
    const kubeadm = parseKubernetesVersion(
      `1.${Math.min(NEWEST_MINOR, ...judged.map(({ minor }) => minor))}`,
    );
    const options = kubeadm ? { kubeadmVersion: kubeadm } : {};
    const { findings } = checkInputs([readText(file, text)], options);
    const isWrong = findings.some(({ name }) => FIELD_RULES.includes(name));
    const complaints = judged.flatMap(({ document, minor }) =>
      complaintsOf(document, undefined, minor),
    );

    expect(complaints.length > 0, complaints.join('\n')).toBe(isWrong);
  });
});

describe('of the CNI lists that real plugins were asked about', () => {
  const list = (name: string) =>
    JSON.parse(read(`conformance/corpus/cni/${name}.conflist`).replace(/^#.*$/gm, ''));

  it.each(['good-bridge', 'good-dual-stack', 'disable-check-text'])('%s is taken', (name) => {
    expect(complaintsOf(list(name), 'conflist', NEWEST_MINOR)).toEqual([]);
  });

  it.each([
    'bridge-bool-text',
    'bridge-mtu-text',
    'capabilities-list',
    'disable-check-other',
    'ipam-routes-object',
    'ipam-string',
    'name-absent',
  ])('%s is refused', (name) => {
    expect(complaintsOf(list(name), 'conflist', NEWEST_MINOR)).not.toEqual([]);
  });
});

describe('the command', () => {
  it('prints the schema of one kind in any case, of a minor, or of everything', () => {
    expect(run(['schema', 'kubeletconfiguration', '--kubernetes-version', '1.34']).out).toBe(
      renderEditorSchema('KubeletConfiguration', 34),
    );
    expect(run(['schema']).out).toBe(renderEditorSchema(undefined, NEWEST_MINOR));
  });

  it.each([
    [['schema', 'Deployment']],
    [['schema', '--kubernetes-version', '1.20']],
    [['schema', '--kubernetes-version', 'new']],
  ])('refuses %j in one line', (argv) => {
    expect(run(argv)).toMatchObject({
      exitCode: 1,
      out: '',
      err: expect.stringMatching(/^error: [^\n]+\n$/),
    });
  });
});
