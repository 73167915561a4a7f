import { existsSync, readdirSync, readFileSync } from 'node:fs';

import path = require('node:path');

import { parseAllDocuments } from 'yaml';
import { DEBIAN_HOST, type HostFacts } from '../../lib/emit/host/host-facts';
import type { HostPatch } from '../../lib/emit/host/patches';
import { contractOf } from '../../lib/k8s/contract';
import { readText } from '../../lib/manifests/read-file';
import { isObject, type JsonObject } from '../../lib/model/document';

/** One configuration for one kubeadm release, and the host it runs on. */
export interface HostCase {
  readonly name: string;
  /** The file as kubeadm gets it. */
  readonly text: string;
  readonly documents: readonly JsonObject[];
  readonly host: HostFacts;
  readonly environment: Readonly<Record<string, string>>;
  /** File name → text, in the folder `/patches` of the host. */
  readonly patches: Readonly<Record<string, string>>;
}

/** What `runSandboxed` pins. */
const PINNED_HOST = { hostname: 'conformance-node', defaultAddress: '192.0.2.10' };

/**
 * Reads the configurations that this minor takes. Comment lines at the top of a file say more:
 * `minors: 31-36`, `ca-directories: /etc/pki/tls/certs` (or none), `environment: NAME=value`,
 * `external-ca: true`, `systemd-resolved: true`. `${VERSION}` stands for kubeadm's own version,
 * `${OLDER_VERSION}` for the first release of the minor before, `${API}` for each version of
 * kubeadm's API in turn.
 */
export function readHostCases(minor: number, version: string): HostCase[] {
  const files = readdirSync(__dirname).filter((file) => file.endsWith('.yaml'));
  return files
    .sort()
    .flatMap(templatesIn)
    .filter(({ text }) => isFor(minor, text))
    .map(({ name, text }) => asCase(name, fillIn(text, minor, version)));
}

interface Template {
  readonly name: string;
  readonly text: string;
}

const API_VERSIONS = ['v1beta3', 'v1beta4'];

function templatesIn(file: string): Template[] {
  const text = readFileSync(path.join(__dirname, file), 'utf8');
  const name = path.basename(file, '.yaml');
  if (!/\$\{API\}/.test(text)) return [{ name, text }];
  return API_VERSIONS.map((api) => ({
    name: `${name}.${api}`,
    text: text.replace(/\$\{API\}/g, api),
  }));
}

function fillIn(template: string, minor: number, version: string): string {
  const older = `1.${minor - 1}.0`;
  return template.replace(/\$\{VERSION\}/g, version).replace(/\$\{OLDER_VERSION\}/g, older);
}

function isFor(minor: number, template: string): boolean {
  const [first, last] = (headerOf(template, 'minors') ?? '28-37').split('-').map(Number);
  const contract = contractOf(minor);
  const reads = (version: string, answer: boolean) =>
    answer || !template.includes(`apiVersion: kubeadm.k8s.io/${version}`);
  return (
    minor >= Number(first) &&
    minor <= Number(last) &&
    reads('v1beta3', contract.kubeadmReadsV1beta3) &&
    reads('v1beta4', contract.kubeadmReadsV1beta4)
  );
}

function asCase(name: string, text: string): HostCase {
  const environment = environmentOf(headerOf(text, 'environment'));
  return {
    name,
    text,
    documents: parseAllDocuments(text)
      .map((document) => document.toJS())
      .filter(isObject),
    environment,
    patches: patchesOf(name),
    host: {
      ...PINNED_HOST,
      caDirectories: caDirectoriesOf(headerOf(text, 'ca-directories')),
      proxyEnvironment: environment,
      hasExternalCa: headerOf(text, 'external-ca') === 'true',
      runsSystemdResolved: headerOf(text, 'systemd-resolved') === 'true',
    },
  };
}

/** What lies in `patches/` below the name of a case, without its API version. */
function patchesOf(name: string): Record<string, string> {
  const folder = path.join(__dirname, 'patches', name.split('.')[0] ?? '');
  if (!existsSync(folder)) return {};
  const texts = readdirSync(folder).map((file) => [
    file,
    readFileSync(path.join(folder, file), 'utf8'),
  ]);
  return Object.fromEntries(texts);
}

/** The same files as the prediction takes them. */
export function patchesIn({ patches }: HostCase): HostPatch[] {
  return Object.entries(patches).map(([fileName, text]) => {
    const { chunks } = readText(fileName, text);
    const documents = chunks.flatMap(({ document }) => (document ? [document.value] : []));
    return { fileName, patches: documents };
  });
}

const headerOf = (text: string, name: string): string | undefined =>
  new RegExp(`^# ${name}: (.*)$`, 'm').exec(text)?.[1];

function caDirectoriesOf(header: string | undefined): readonly string[] {
  if (header === undefined) return DEBIAN_HOST.caDirectories;
  return header === 'none' ? [] : header.split(' ');
}

function environmentOf(header: string | undefined): Record<string, string> {
  const [name, value] = header?.split('=') ?? [];
  return name && value ? { [name]: value } : {};
}
