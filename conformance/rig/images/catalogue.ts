import { existsSync } from 'node:fs';
import * as path from 'node:path';
import { build } from '../../binaries/cache';
import { MODULES, runGo } from '../../binaries/go';
import { componentRecipe, e2eRecipe, kubernetesRecipe } from '../../binaries/recipe';
import { E2E_MINOR } from '../../binaries/releases';
import { outputOf } from '../command';
import type { ImageContent } from './archive';
import { Tree } from './tree';

/** Fills a tree with what an image of one Kubernetes minor holds. */
type Maker = (tree: Tree, minor: number) => Promise<Omit<ImageContent, 'root'>>;

/** Stand-ins for the published images, made of the same programs; by repository. */
const MAKERS: Readonly<Record<string, Maker>> = {
  'registry.k8s.io/kube-apiserver': kubernetesProgram('kube-apiserver'),
  'registry.k8s.io/kube-controller-manager': kubernetesProgram('kube-controller-manager'),
  'registry.k8s.io/kube-scheduler': kubernetesProgram('kube-scheduler'),
  'registry.k8s.io/kube-proxy': kubeProxy,
  'registry.k8s.io/etcd': etcd,
  'registry.k8s.io/coredns/coredns': coredns,
  'registry.k8s.io/pause': pause,
  'registry.k8s.io/e2e-test-images/agnhost': agnhost,
  'registry.k8s.io/e2e-test-images/busybox': userland,
  'registry.k8s.io/e2e-test-images/glibc-dns-testing': userland,
  'ghcr.io/kube-vip/kube-vip': kubeVip,
  'ghcr.io/flannel-io/flannel': flannel,
  'ghcr.io/flannel-io/flannel-cni-plugin': flannelPlugin,
};

/** The repository of an image's name: what stands before the tag. */
export const repositoryOf = (image: string): string => image.replace(/:[^:/]+$/, '');

export const canMake = (image: string): boolean => repositoryOf(image) in MAKERS;

/** The content of an image, below `root`. */
export async function makeContent(
  image: string,
  root: string,
  minor: number,
): Promise<ImageContent> {
  const make = MAKERS[repositoryOf(image)];
  if (!make) throw new Error(`nobody makes an image ${image}: see rig/images/catalogue.ts`);
  return { root, ...(await make(new Tree(root), minor)) };
}

function kubernetesProgram(
  name: 'kube-apiserver' | 'kube-controller-manager' | 'kube-scheduler',
): Maker {
  return async (tree, minor) => {
    tree.addFile(`usr/local/bin/${name}`, build(kubernetesRecipe(name, minor)));
    return { entrypoint: [`/usr/local/bin/${name}`] };
  };
}

async function etcd(tree: Tree) {
  for (const name of ['etcd', 'etcdctl', 'etcdutl'] as const)
    tree.addFile(`usr/local/bin/${name}`, build(componentRecipe(name)));
  return { entrypoint: ['/usr/local/bin/etcd'] };
}

async function coredns(tree: Tree) {
  tree.addFile('coredns', build(componentRecipe('coredns')));
  return { entrypoint: ['/coredns'] };
}

async function pause(tree: Tree) {
  const source = path.join(__dirname, 'pause.c');
  await outputOf(['gcc', '-static', '-Os', '-s', '-o', path.join(tree.root, 'pause'), source]);
  return { entrypoint: ['/pause'] };
}

const PACKET_FILTER = [
  ...['iptables', 'iptables-save', 'iptables-restore'],
  ...['ip6tables', 'ip6tables-save', 'ip6tables-restore'],
  ...['nft', 'conntrack', 'ipset', 'ip'],
];
const LIBRARY_FOLDER = `/usr/lib/${process.arch === 'arm64' ? 'aarch64' : 'x86_64'}-linux-gnu`;

async function addPacketFilter(tree: Tree): Promise<void> {
  tree.addSkeleton();
  await tree.addHostPrograms(PACKET_FILTER);
  await tree.addHostLibraries(path.join(LIBRARY_FOLDER, 'xtables'), (name) => name.endsWith('.so'));
}

async function kubeProxy(tree: Tree, minor: number) {
  await addPacketFilter(tree);
  tree.addFile('usr/local/bin/kube-proxy', build(kubernetesRecipe('kube-proxy', minor)));
  return { entrypoint: ['/usr/local/bin/kube-proxy'] };
}

async function kubeVip(tree: Tree) {
  tree.addFile('kube-vip', build(componentRecipe('kube-vip')));
  return { entrypoint: ['/kube-vip'] };
}

async function flannel(tree: Tree) {
  await addPacketFilter(tree);
  for (const name of ['flanneld', 'install-conf'] as const)
    tree.addFile(`opt/bin/${name}`, build(componentRecipe(name)));
  return { entrypoint: ['/opt/bin/flanneld'] };
}

async function flannelPlugin(tree: Tree) {
  tree.addSkeleton();
  await tree.addHostPrograms(['cp']);
  tree.addFile('flannel', build(componentRecipe('flannel')));
  return { entrypoint: ['/flannel'] };
}

/** What specs of the end-to-end suite run in a shell of the image. */
const USERLAND = [
  ...[
    'sh',
    'bash',
    'cat',
    'chmod',
    'cp',
    'cut',
    'date',
    'dd',
    'echo',
    'env',
    'expr',
    'false',
    'find',
  ],
  ...['getent', 'grep', 'head', 'hostname', 'id', 'ln', 'ls', 'mkdir', 'mktemp', 'mv', 'printf'],
  ...['pwd', 'readlink', 'rm', 'sed', 'seq', 'sleep', 'sort', 'stat', 'tail', 'tee', 'test'],
  ...['timeout', 'touch', 'tr', 'true', 'uname', 'uniq', 'wc', 'which', 'xargs', 'awk'],
  ...['curl', 'dig', 'nslookup', 'nc', 'iperf', 'ip', 'ss', 'ps'],
];

async function userland(tree: Tree) {
  tree.addSkeleton();
  await tree.addHostPrograms(USERLAND);
  await tree.addHostLibraries(LIBRARY_FOLDER, (name) => /^libnss_(?:dns|files)\.so/.test(name));
  return { entrypoint: [], command: ['sh'] };
}

async function agnhost(tree: Tree) {
  await userland(tree);
  tree.addFile('agnhost', build(e2eRecipe('agnhost')));
  tree.addLink('agnhost-2', 'agnhost');
  tree.addFile('coredns', build(componentRecipe('coredns')));
  tree.addFolder('uploads');
  const sources = path.join(sourcesOf(E2E_MINOR), 'test/images/agnhost/porter');
  for (const name of ['localhost.crt', 'localhost.key'])
    tree.addFile(name, path.join(sources, name));
  return { entrypoint: ['/agnhost'], command: ['pause'] };
}

function sourcesOf(minor: number): string {
  const args = ['list', '-m', '-f', '{{.Dir}}', 'k8s.io/kubernetes'];
  const folder = runGo({ cwd: path.join(MODULES, `kubernetes-1.${minor}`), args }).trim();
  if (!existsSync(folder)) throw new Error(`the sources of Kubernetes 1.${minor} are not there`);
  return folder;
}
