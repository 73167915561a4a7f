import { isObject } from '../../model/document';
import { INIT } from '../../model/kubeadm-reading';
import type { PatchFile } from '../../model/patch/patch-file';
import type { PatchTarget } from '../../model/patch/patch-name';
import { stepsThrough, whyImpossible } from '../../model/patch/patch-walk';
import { type Patch, patchesIn } from '../../model/patch/read-patches';
import {
  type ClusterSettings,
  extraArgumentsOf,
  kubeletOf,
  outlineOfTarget,
  type TargetOutline,
} from '../../model/patch/target-outline';
import { asList } from '../../model/type-meta';
import type { Versions } from '../../model/versions';
import { defineRule, type Verdict } from '../rule';
import { patchExample } from './patch-examples';
import { flawsOfMerge } from './patch-merge';
import { type Flaw, flawsOfOperations, verdictOfList, wordFor } from './patch-operations';

const CONTAINER = 'spec:\n  containers:\n    - name: kube-apiserver\n';

export const patchForm = defineRule({
  code: 'NET636',
  name: 'patch-form',
  severity: 'error',
  reads: ['patchFiles', 'versions', 'kubeadmFiles', 'componentConfigs', 'controlPlane'],
  docs: {
    summary:
      'A patch has the form of its type: a list of operations, or a map whose lists have their keys.',
    why: 'kubeadm init and join stop at a patch that they cannot apply. In a strategic merge patch the items of containers and volumes are found by name, those of volumeMounts by mountPath.',
    since: '0.1.0',
    source: 'evanphx/json-patch v4; apimachinery strategicpatch [run]',
  },
  findings: {
    flaw: ({ what, fix }: Flaw) => ({ what, fix }),
  },
  examples: () => ({
    valid: [
      patchExample(
        'an argument more',
        'kube-apiserver+json.yaml',
        '- op: add\n  path: /spec/containers/0/command/-\n  value: --v=4\n',
      ),
      patchExample(
        'a map that an operation before makes',
        'etcd+json.yaml',
        '- op: add\n  path: /spec/affinity\n  value: {}\n- op: add\n  path: /spec/affinity/nodeAffinity\n  value: {}\n',
      ),
      patchExample(
        'another container in front',
        'etcd+json.yaml',
        '- op: add\n  path: /spec/containers/1\n  value: { name: a, image: registry.example/a:1 }\n',
      ),
      patchExample(
        'the whole pod',
        'etcd+json.yaml',
        '- op: replace\n  path: ""\n  value: { apiVersion: v1, kind: Pod, metadata: { name: etcd } }\n',
      ),
      patchExample(
        'a test that holds',
        'etcd+json.yaml',
        '- op: test\n  path: /kind\n  value: Pod\n- op: test\n  path: /spec/nodeName\n  value: null\n',
      ),
      patchExample(
        'a container by its name',
        'kube-apiserver+strategic.yaml',
        `${CONTAINER}      resources:\n        requests:\n          cpu: 500m\n`,
      ),
    ],
    invalid: [
      patchExample(
        'a map',
        'kube-apiserver+json.yaml',
        'op: add\npath: /spec/priority\nvalue: 1\n',
      ),
      patchExample('no such operation', 'etcd+json.yaml', '- op: set\n  path: /spec/priority\n'),
      patchExample(
        'nothing to remove',
        'etcd+json.yaml',
        '- op: remove\n  path: /spec/tolerations\n',
      ),
      patchExample(
        'a word for the number of an item',
        'etcd+json.yaml',
        '- op: add\n  path: /metadata/labels/a\n  value: b\n- op: add\n  path: /spec/containers/name\n  value: { name: etcd }\n',
      ),
      patchExample(
        'a second container where there is one',
        'etcd+json.yaml',
        '- op: replace\n  path: /spec/containers/1/image\n  value: registry.example/etcd:3.6.8\n',
      ),
      patchExample(
        'a test that does not hold',
        'etcd+json.yaml',
        '- op: test\n  path: /spec/hostNetwork\n  value: "true"\n',
      ),
      patchExample(
        'a test for nothing where something is',
        'etcd+json.yaml',
        '- op: test\n  path: /spec/hostNetwork\n',
      ),
      patchExample(
        'more arguments than there are',
        'etcd+json.yaml',
        '- op: replace\n  path: /spec/containers/0/command/40\n  value: --snapshot-count=1000\n',
      ),
      patchExample(
        'a field that the kubelet does not have',
        'kubeletconfiguration+json.yaml',
        '- op: add\n  path: /metadata/labels/a\n  value: b\n',
      ),
      patchExample(
        'a word for the whole pod',
        'etcd+json.yaml',
        '- op: replace\n  path: ""\n  value: etcd\n',
      ),
      patchExample(
        'a limit of a kubelet that has none',
        'kubeletconfiguration+json.yaml',
        '- op: add\n  path: /evictionHard/memory.available\n  value: 1Gi\n',
      ),
      patchExample(
        'a field that is given and not retained',
        'etcd.yaml',
        'spec:\n  $retainKeys: [containers]\n  priority: 1\n',
      ),
      patchExample(
        'an order of a list that pods do not have',
        'etcd.yaml',
        'spec:\n  $setElementOrder/images:\n    - name: a\n',
      ),
      patchExample(
        'an order of no list',
        'etcd.yaml',
        'spec:\n  $setElementOrder:\n    - name: etcd\n',
      ),
      patchExample('a list', 'kube-apiserver+merge.yaml', '- spec: {}\n'),
      patchExample('a list for a kubelet', 'kubeletconfiguration+merge.yaml', '- maxPods: 64\n'),
      patchExample(
        'a container without its name',
        'kube-apiserver+strategic.yaml',
        'spec:\n  containers:\n    - resources: {}\n',
      ),
    ],
  }),
  check({ patchFiles, versions, ...cluster }, report) {
    for (const patch of patchesIn(patchFiles)) {
      const described = describe(patch.target, versions, cluster);
      const flaws = flawsOf(patch, described);
      const isFirst = flaws.length === 0 && isAlone(patch, patchFiles);
      const misses = isFirst ? missesOf(patch, described) : [];
      for (const flaw of [...flaws, ...misses]) {
        report('flaw', flaw, { at: patch.at(flaw.path), ...verdictOf(flaw, patch) });
      }
    }
  },
});

function verdictOf({ verdict }: Flaw, { file }: Patch): Verdict {
  if (!file.directory) return { breaks: 'kubeadm: stops once somebody names the folder' };
  return verdict ?? { refusedBy: INIT };
}

/** Another patch of the same target may make what this one needs. */
const isAlone = ({ file, target }: Patch, files: readonly PatchFile[]): boolean =>
  file.input.chunks.length === 1 &&
  files.every(
    ({ input, name }) => input === file.input || name.is !== 'patch' || name.target !== target,
  );

const describe = (
  target: PatchTarget,
  { kubeadm, kubeadmMinor: minor }: Versions,
  cluster: ClusterSettings,
): TargetOutline => ({
  target,
  kubeadm,
  minor,
  extraArguments: extraArgumentsOf(target, cluster),
  kubelet: kubeletOf(cluster),
});

/** The first operation that finds nothing to work on. */
function missesOf({ type, value }: Patch, described: TargetOutline): Flaw[] {
  if (type !== 'json') return [];
  for (const step of stepsThrough(asList(value), outlineOfTarget(described))) {
    const what = whyImpossible(step);
    const fix = 'look the path up in what kubeadm writes, below expected/';
    if (what !== undefined) return [{ path: [step.index, 'path'], what, fix }];
  }
  return [];
}

function flawsOf({ type, target, value }: Patch, described: TargetOutline): Flaw[] {
  const { kubeadm } = described;
  if (type === 'json') return flawsOfOperations(value, target, kubeadm);
  if (type === 'strategic' && value === null) return [];
  if (!isObject(value)) {
    const what = `a patch of type ${type} is a map, not ${wordFor(value)}`;
    const fix = 'write the fields that change, from the root of the object';
    const isList = type === 'merge' && Array.isArray(value);
    const verdict = isList ? verdictOfList(target, kubeadm) : { refusedBy: INIT };
    return [{ path: [], what, fix, verdict }];
  }
  return type === 'merge' ? [] : flawsOfMerge(value, described);
}
