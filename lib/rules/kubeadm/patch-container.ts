import { isObject, type Json, type JsonObject, valueAt } from '../../model/document';
import { isStaticPodTarget } from '../../model/patch/patch-target';
import { type Patch, patchesIn } from '../../model/patch/read-patches';
import { asList, textField } from '../../model/type-meta';
import { defineRule } from '../rule';
import { patchExample } from './patch-examples';

const container = (lines: string): string => `spec:\n  containers:\n${lines}`;

export const patchContainer = defineRule({
  code: 'NET638',
  name: 'patch-container',
  severity: 'error',
  reads: ['patchFiles'],
  docs: {
    summary: 'A patch of a static pod keeps the container of the component.',
    why: 'A strategic merge finds the container by its name, which is that of the component: under another name it adds a second one, and without an image the kubelet refuses the pod. A merge patch replaces the whole list of containers, with the command and the volumes that kubeadm wrote.',
    symptoms: ['init-times-out'],
    since: '0.1.0',
    source: 'apimachinery strategicpatch; RFC 7386; kubernetes core validation.ValidatePodSpec',
  },
  findings: {
    second: ({ name, target }: { name: string; target: string }) => ({
      what: `a second container ${JSON.stringify(name)} without an image comes beside ${target}`,
      fix: `name: ${target}`,
    }),
    replaced: ({ target }: { target: string }) => ({
      what: `the patch takes the command of ${target} away: a merge patch replaces lists as a whole`,
      fix: `name the file ${target}+strategic.yaml, so that the container is merged`,
    }),
  },
  examples: () => ({
    valid: [
      patchExample(
        'the component’s own container',
        'kube-apiserver.yaml',
        container('    - name: kube-apiserver\n      resources: {}\n'),
      ),
      patchExample(
        'a helper with an image',
        'etcd.yaml',
        container('    - name: backup\n      image: registry.example/backup:1\n'),
      ),
    ],
    invalid: [
      patchExample(
        'the name of another one',
        'kube-apiserver.yaml',
        container('    - name: apiserver\n      resources: {}\n'),
      ),
      patchExample(
        'a list in a merge patch',
        'etcd+merge.yaml',
        container('    - name: etcd\n      resources: {}\n'),
      ),
    ],
  }),
  check({ patchFiles }, report) {
    for (const patch of patchesIn(patchFiles).filter(isOfStaticPod)) {
      const { target, type } = patch;
      const breaks = `kubelet: refuses the static pod ${target}`;
      for (const { item, index } of containersIn(patch.value)) {
        const at = patch.at(['spec', 'containers', index]);
        const name = textField(item, 'name');
        const isBare = textField(item, 'image') === '' && item.$patch === undefined;
        if (type === 'merge' && item.command === undefined && name === target) {
          const stops = `kubelet: starts ${target} without its arguments, or not at all`;
          report('replaced', { target }, { at, breaks: stops });
        } else if (type === 'strategic' && name !== '' && name !== target && isBare) {
          report('second', { name, target }, { at, breaks });
        }
      }
    }
  },
});

const isOfStaticPod = ({ target }: Patch): boolean => isStaticPodTarget(target);

function containersIn(value: Json): Array<{ item: JsonObject; index: number }> {
  const containers = isObject(value) ? asList(valueAt(value, ['spec', 'containers'])) : [];
  return containers.flatMap((item, index) => (isObject(item) ? [{ item, index }] : []));
}
