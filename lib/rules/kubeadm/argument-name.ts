import type { Contract } from '../../k8s/contract';
import { isObject, type Json } from '../../model/document';
import { registrationsOf } from '../../model/kubeadm-endpoint';
import { hasOnlyLocalEtcd } from '../../model/kubeadm-etcd';
import type { KubeadmFile } from '../../model/kubeadm-file';
import { fieldOf, type JudgedField, judgedDocuments } from '../../model/kubeadm-reading';
import { defineRule } from '../rule';
import { clusterText } from './example-texts';

const COMPONENTS = ['apiServer', 'controllerManager', 'scheduler'];

export const argumentName = defineRule({
  code: 'NET626',
  name: 'argument-name',
  severity: 'error',
  reads: ['kubeadmFiles', 'versions'],
  docs: {
    summary: 'Every extra argument needs a name.',
    why: 'kubeadm refuses an argument without a name from 1.29 on, a null entry too; it checks nothing else about arguments.',
    since: '0.1.0',
    source: 'kubeadm validation.ValidateExtraArgs',
  },
  findings: {
    noName: () => ({
      what: 'an extra argument has no name',
      fix: 'give it a name, or remove it',
    }),
  },
  examples: {
    valid: [
      {
        title: 'a name and a value',
        text: clusterText(
          'apiServer:\n  extraArgs:\n    - name: profiling\n      value: "false"\n',
        ),
      },
    ],
    invalid: [
      {
        title: 'a value alone',
        text: clusterText('apiServer:\n  extraArgs:\n    - value: "false"\n'),
      },
    ],
  },
  check({ kubeadmFiles, versions }, report) {
    for (const list of argumentsOf(kubeadmFiles, versions.kubeadm)) {
      const verdict = versions.kubeadm.kubeadmChecksArgumentNames
        ? { refusedBy: list.refusedBy }
        : { breaks: 'the component: does not start with the argument "--"' };
      for (const { at } of namelessIn(list)) report('noName', undefined, { at, ...verdict });
    }
  },
});

function argumentsOf(files: readonly KubeadmFile[], kubeadm: Contract): JudgedField[] {
  const clusters = judgedDocuments(files, 'cluster', kubeadm);
  const local = clusters.filter(({ value }) => hasOnlyLocalEtcd(value));
  return [
    ...COMPONENTS.flatMap((name) => clusters.map((cluster) => fieldOf(cluster, name, 'extraArgs'))),
    ...local.map((cluster) => fieldOf(cluster, 'etcd', 'local', 'extraArgs')),
    ...registrationsOf(files, kubeadm).map((node) => fieldOf(node, 'kubeletExtraArgs')),
  ];
}

/** A map may hold the empty name; in a list it may be empty, null or absent. */
function namelessIn(list: JudgedField): JudgedField[] {
  if (Array.isArray(list.value)) {
    return list.value.flatMap((entry: Json, index) =>
      isNameless(entry) ? [fieldOf(list, index)] : [],
    );
  }
  const hasEmpty = isObject(list.value) && list.document.version === 'v1beta3' && '' in list.value;
  return hasEmpty ? [fieldOf(list, '')] : [];
}

const isNameless = (entry: Json): boolean =>
  entry === null || (isObject(entry) && (entry.name ?? '') === '');
