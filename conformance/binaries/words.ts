import { UsageError } from '../command-line';
import { COMPONENT_NAMES, programsOf } from './components';
import {
  componentRecipe,
  E2E_PROGRAMS,
  e2eRecipe,
  KUBERNETES_PROGRAMS,
  kubernetesRecipe,
  type Recipe,
  residentCniRecipe,
  residentKubeVipRecipe,
  residentMetalLbRecipe,
} from './recipe';
import { CLUSTER_MINORS, KUBERNETES_RELEASES } from './releases';
import { STAND_INS, standInRecipe } from './stand-ins';

export const USAGE = `words:
  kubeadm@1.36      one program of Kubernetes: ${KUBERNETES_PROGRAMS.join(', ')}
  kubernetes@1.36   all of these
  rig@1.36          all that a cluster of that minor runs on
  e2e               Kubernetes' own end-to-end tests, their runner and the program of their images
  NAME              ${COMPONENT_NAMES.join(', ')}, or one of their programs`;

/** Programs that come in one version, whatever the minor of the cluster. */
const ONE_VERSION: readonly Recipe[] = [
  ...COMPONENT_NAMES.flatMap(programsOf).map(componentRecipe),
  residentCniRecipe(),
  residentMetalLbRecipe(),
  residentKubeVipRecipe(),
  ...STAND_INS.map(standInRecipe),
  ...E2E_PROGRAMS.map(e2eRecipe),
];

/** Kubernetes' own tests: they, what runs them, and what the pods they start run. */
const E2E = ['ginkgo', 'agnhost', 'e2e.test'];

/** What nodes run beside Kubernetes, and what the pods of a test run. */
const ON_NODES = [
  'containerd',
  'etcd',
  'coredns',
  'cni',
  'flannel',
  'kube-vip-image',
  'crictl',
  'agnhost',
];

/** The fast judges of every minor first, then what clusters need, the tests last. */
export function everyRecipe(): readonly Recipe[] {
  return [
    ...KUBERNETES_RELEASES.map(({ minor }) => kubernetesRecipe('kubeadm', minor)),
    ...CLUSTER_MINORS.flatMap(kubernetesRecipes).filter(({ program }) => program !== 'kubeadm'),
    ...ONE_VERSION,
  ];
}

/** What a word of the command line stands for; throws where it stands for nothing. */
export function recipesFor(word: string): readonly Recipe[] {
  const recipes = word.includes('@') ? ofMinor(word) : ofOneVersion(word);
  if (recipes.length === 0) throw new UsageError(`"${word}" names nothing that is built here`);
  return recipes;
}

function ofMinor(word: string): readonly Recipe[] {
  const [, name, digits] = /^([^@]+)@1\.(\d+)$/.exec(word) ?? [];
  const minor = Number(digits);
  if (!KUBERNETES_RELEASES.some((release) => release.minor === minor)) return [];
  if (name === 'kubernetes') return kubernetesRecipes(minor);
  if (name === 'rig') return [...kubernetesRecipes(minor), ...ON_NODES.flatMap(ofOneVersion)];
  return kubernetesRecipes(minor).filter(({ program }) => program === name);
}

function ofOneVersion(word: string): readonly Recipe[] {
  if (word === 'e2e') return E2E.flatMap(ofOneVersion);
  const isComponent = COMPONENT_NAMES.some((name) => name === word);
  return ONE_VERSION.filter(
    ({ wrapper, program }) => program === word || (isComponent && wrapper === word),
  );
}

function kubernetesRecipes(minor: number): readonly Recipe[] {
  return KUBERNETES_PROGRAMS.map((program) => kubernetesRecipe(program, minor));
}
