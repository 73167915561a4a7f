import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import * as path from 'node:path';
import { parseAllDocuments } from 'yaml';

const REPOSITORY = path.resolve(__dirname, '..');

/** Folders whose subfolders each hold a program `main.ts`. */
const PROGRAM_FOLDERS = ['apps', 'test/golden', 'conformance/programs', 'conformance/clusters'];

/** A program's exit code when its plan has findings: such a plan writes nothing to judge. */
const REJECTED = 2;
const LONGEST = 1000;

export interface Program {
  readonly name: string;
  readonly main: string;
}

export interface SynthesizedNode {
  readonly name: string;
  /** Its folder in the output. */
  readonly folder: string;
  readonly kubeadmYaml: string;
}

/** What one program wrote. */
export interface Scenario {
  readonly name: string;
  readonly folder: string;
  /** Of the Kubernetes release that the files are for. */
  readonly minor: number;
  readonly nodes: readonly SynthesizedNode[];
}

export function findPrograms(): Program[] {
  return PROGRAM_FOLDERS.flatMap((folder) => {
    const parent = path.join(REPOSITORY, folder);
    const names = existsSync(parent) ? readdirSync(parent).sort() : [];
    const programs = names.map((name) => ({
      name: `${folder}/${name}`,
      main: path.join(parent, name, 'main.ts'),
    }));
    return programs.filter(({ main }) => existsSync(main));
  });
}

/** Runs a program into `folder`; undefined when it rejects its own plan, as some goldens do. */
export function synthesize({ name, main }: Program, folder: string): Scenario | undefined {
  const tsx = path.join(REPOSITORY, 'node_modules/.bin/tsx');
  const env = { ...process.env, CDK8S_OUTDIR: folder };
  const result = spawnSync(tsx, [main], { cwd: REPOSITORY, env, encoding: 'utf8' });
  if (result.status === REJECTED && name.startsWith('test/golden/')) return undefined;
  if (result.status !== 0)
    throw new Error(`exit ${result.status}: ${result.stderr.slice(0, LONGEST)}`);
  return readScenario(name, folder);
}

/** What lies in the output folder of a program. */
export function readScenario(name: string, folder: string): Scenario {
  const parent = path.join(folder, 'nodes');
  const names = existsSync(parent) ? readdirSync(parent).sort() : [];
  const nodes = names.map((node) => readNode(node, path.join(parent, node)));
  return { name, folder, minor: minorOf(nodes), nodes };
}

function readNode(name: string, folder: string): SynthesizedNode {
  return { name, folder, kubeadmYaml: readFileSync(path.join(folder, 'kubeadm.yaml'), 'utf8') };
}

/** Everything a node is given below /etc, on a host with that root. */
export function layFiles({ folder }: SynthesizedNode, root: string): void {
  const etc = path.join(folder, 'etc');
  if (existsSync(etc)) cpSync(etc, path.join(root, 'etc'), { recursive: true });
}

function minorOf(nodes: readonly SynthesizedNode[]): number {
  const texts = nodes.map(({ kubeadmYaml }) => kubeadmYaml).join('\n');
  return Number(/^kubernetesVersion: "?v?1\.(\d+)/m.exec(texts)?.[1]);
}

/** One document of a node's file. */
export type KubeadmDocument = Readonly<Record<string, unknown>>;

export function documentOf(text: string, kind: string): KubeadmDocument | undefined {
  const documents = parseAllDocuments(text).map((document) => document.toJS());
  return (documents as KubeadmDocument[]).find((document) => document.kind === kind);
}
