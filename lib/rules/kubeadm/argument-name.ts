import type { Judge } from '../../diag/judge';
import type { Contract } from '../../k8s/contract';
import { isObject, type Json } from '../../model/document';
import { registrationsOf } from '../../model/kubeadm-endpoint';
import { hasOnlyLocalEtcd } from '../../model/kubeadm-etcd';
import type { KubeadmFile } from '../../model/kubeadm-file';
import { fieldOf, type JudgedField, judgedDocuments } from '../../model/kubeadm-reading';
import { defineRule } from '../rule';
import { clusterText } from './example-texts';

const COMPONENTS = {
  apiServer: 'apiserver-start',
  controllerManager: 'controller-manager-start',
  scheduler: 'scheduler-start',
} as const;

/** A list of extra arguments, and the component that gets them. */
interface ArgumentList {
  readonly list: JudgedField;
  readonly owner: Judge;
}

export const argumentName = defineRule({
  code: 'NET626',
  name: 'argument-name',
  severity: 'error',
  reads: ['kubeadmFiles', 'versions'],
  docs: {
    summary: 'Every extra argument needs a name.',
    why: 'kubeadm refuses an argument without a name from 1.29 on, a null entry too; it checks nothing else about arguments. No component starts with "--=".',
    since: '0.1.0',
    source: 'kubeadm validation.ValidateExtraArgs; pflag and Go flag (bad flag syntax) [run]',
  },
  findings: {
    noName: () => ({
      what: 'an extra argument has no name',
      fix: 'give it a name, or remove it',
    }),
  },
  examples: () => ({
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
  }),
  check({ kubeadmFiles, versions }, report) {
    const isChecked = versions.kubeadm.kubeadmChecksArgumentNames;
    for (const { list, owner } of argumentsOf(kubeadmFiles, versions.kubeadm)) {
      const refusedBy = [...(isChecked ? list.refusedBy : []), owner];
      for (const { at } of namelessIn(list)) report('noName', undefined, { at, refusedBy });
    }
  },
});

function argumentsOf(files: readonly KubeadmFile[], kubeadm: Contract): ArgumentList[] {
  const clusters = judgedDocuments(files, 'cluster', kubeadm);
  const local = clusters.filter(({ value }) => hasOnlyLocalEtcd(value));
  return [
    ...Object.entries(COMPONENTS).flatMap(([name, owner]) =>
      clusters.map((cluster) => ({ list: fieldOf(cluster, name, 'extraArgs'), owner })),
    ),
    ...local.map((cluster) => ({
      list: fieldOf(cluster, 'etcd', 'local', 'extraArgs'),
      owner: 'etcd-start' as const,
    })),
    ...registrationsOf(files, kubeadm).map((node) => ({
      list: fieldOf(node, 'kubeletExtraArgs'),
      owner: 'kubelet-start' as const,
    })),
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
