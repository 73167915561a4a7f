/**
 * Builds the named programs and prints their paths:
 * `tsx conformance/binaries/build.ts kubeadm@1.36 kubeadm@1.30 cni etcd`.
 */
import { build } from './cache';
import {
  CNI_PROGRAMS,
  cniRecipe,
  etcdRecipe,
  KUBERNETES_PROGRAMS,
  kubernetesRecipe,
  type Recipe,
} from './recipe';

function recipesFor(word: string): Recipe[] {
  if (word === 'cni') return CNI_PROGRAMS.map(cniRecipe);
  if (word === 'etcd') return [etcdRecipe()];
  const [name, version] = word.split('@1.');
  const program = KUBERNETES_PROGRAMS.find((known) => known === name);
  if (!program || !version) throw new Error(`"${word}" is neither PROGRAM@1.MINOR, cni nor etcd`);
  return [kubernetesRecipe(program, Number(version))];
}

for (const recipe of process.argv.slice(2).flatMap(recipesFor)) {
  console.log(`${recipe.program} ${recipe.version} ${build(recipe)}`);
}
