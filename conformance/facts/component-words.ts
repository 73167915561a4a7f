/**
 * Reads lib/k8s/facts/component-words.json out of the real modules: words that flags of the control
 * plane choose from. `--check` writes nothing and fails where the committed file is stale.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { MODULES, runGo } from '../binaries/go';
import { KUBERNETES_RELEASES, type KubernetesRelease } from '../binaries/releases';

const TARGET = path.resolve(__dirname, '../../lib/k8s/facts/component-words.json');

type Words = readonly string[];

const READERS: Readonly<Record<string, (release: KubernetesRelease) => Words>> = {
  'admission plugins': admissionPlugins,
  controllers,
  'API versions': apiVersions,
};

function folderOf({ minor }: KubernetesRelease, module: string): string {
  const args = ['list', '-m', '-f', '{{.Dir}}', module];
  return runGo({ cwd: path.join(MODULES, `kubernetes-1.${minor}`), args }).trim();
}

const found = (text: string, pattern: RegExp): string[] =>
  [...text.matchAll(pattern)].map(([, word = '']) => word);

/** `AllOrderedPlugins`, whose lines say the name of each plugin. */
function admissionPlugins(release: KubernetesRelease): Words {
  const folder = folderOf(release, 'k8s.io/kubernetes');
  const text = readFileSync(path.join(folder, 'pkg/kubeapiserver/options/plugins.go'), 'utf8');
  const list = /AllOrderedPlugins = \[\]string\{([^}]*)\}/.exec(text)?.[1] ?? '';
  return found(list, /\/\/ (\w+)$/gm);
}

/** Their names, those that the cloud controller manager shares, and the short names of old. */
function controllers(release: KubernetesRelease): Words {
  const manager = path.join(folderOf(release, 'k8s.io/kubernetes'), 'cmd/kube-controller-manager');
  const own = readFileSync(path.join(manager, 'names/controller_names.go'), 'utf8');
  const cloud = path.join(folderOf(release, 'k8s.io/cloud-provider'), 'names/controller_names.go');
  const app = readFolder(path.join(manager, 'app'));
  const shared = new Set(found(app, /cpnames\.(\w+)/g));
  const aliases = found(app, /[aA]liases: +\[\]string\{([^}]*)\}/g);
  // 1.28 keeps them in a map.
  const mapped = found(own, /^\t\t"([^"]+)": +\w+,$/gm);
  return [
    ...found(own, /^\t\w+ += "([^"]+)"$/gm),
    ...[...readFileSync(cloud, 'utf8').matchAll(/^\t(\w+) += "([^"]+)"$/gm)].flatMap(
      ([, name = '', word = '']) => (shared.has(name) ? [word] : []),
    ),
    ...mapped,
    ...aliases.flatMap((list) => found(list, /"([^"]+)"/g)),
  ];
}

/** Every group and version that kube-apiserver can be told to serve. */
function apiVersions(release: KubernetesRelease): Words {
  const modules = ['k8s.io/api', 'k8s.io/apiextensions-apiserver', 'k8s.io/kube-aggregator'];
  return modules.flatMap((module) => {
    const folder = folderOf(release, module);
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
    return files
      .filter((file) => /\/v\d\w*\/register\.go$/.test(file))
      .map((file) => {
        const text = readFileSync(path.join(folder, file), 'utf8');
        const group = /GroupName = "([^"]*)"/.exec(text)?.[1] ?? GROUPS[module] ?? '';
        return `${group}/${path.basename(path.dirname(file))}`;
      });
  });
}

/** Where the group's name stands in another file. */
const GROUPS: Readonly<Record<string, string>> = {
  'k8s.io/apiextensions-apiserver': 'apiextensions.k8s.io',
  'k8s.io/kube-aggregator': 'apiregistration.k8s.io',
};

const readFolder = (folder: string): string =>
  readdirSync(folder)
    .filter((file) => file.endsWith('.go') && !file.endsWith('_test.go'))
    .map((file) => readFileSync(path.join(folder, file), 'utf8'))
    .join('\n');

/** Word → the minors that know it, as in lib/k8s/facts/history.ts; nothing when all do. */
function historiesOf(read: (release: KubernetesRelease) => Words): Record<string, string> {
  const known = KUBERNETES_RELEASES.map(
    (release) => [release.minor, new Set(read(release))] as const,
  );
  const words = [...new Set(known.flatMap(([, own]) => [...own]))].sort();
  return Object.fromEntries(words.map((word) => [word, historyOf(word, known)]));
}

function historyOf(word: string, known: ReadonlyArray<readonly [number, ReadonlySet<string>]>) {
  const spans: Array<[first: number, last: number]> = [];
  for (const [minor, words] of known) {
    const open = spans.at(-1);
    if (!words.has(word)) continue;
    if (open && open[1] === minor - 1) open[1] = minor;
    else spans.push([minor, minor]);
  }
  const [first, last] = [known[0]?.[0], known.at(-1)?.[0]];
  if (spans.length === 1 && spans[0]?.[0] === first && spans[0]?.[1] === last) return '';
  return spans.map((span) => `@${span.join('-')}`).join('|');
}

const table = Object.entries(READERS).map(([name, read]) => {
  const lines = Object.entries(historiesOf(read)).map((entry) =>
    entry.map((text) => JSON.stringify(text)).join(':'),
  );
  return `${JSON.stringify(name)}:{\n${lines.join(',\n')}\n}`;
});
const text = `{\n${table.join(',\n')}\n}\n`;

const isStale = !existsSync(TARGET) || readFileSync(TARGET, 'utf8') !== text;
if (!process.argv.includes('--check')) writeFileSync(TARGET, text);
else if (isStale) {
  console.error(
    'lib/k8s/facts/component-words.json is stale: tsx conformance/facts/component-words.ts',
  );
  process.exitCode = 1;
}
