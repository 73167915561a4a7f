import type { ClusterModel } from '../../model/cluster-model';
import { isCniDocument } from '../../model/cni-config';
import { isContainerdConfig } from '../../model/containerd';
import { isCrictlFile } from '../../model/crictl';
import { isPlanDocument } from '../../model/declared-plan';
import { isObject } from '../../model/document';
import { isChartFile } from '../../model/helm-chart';
import { isKustomization } from '../../model/kustomization';
import type { At } from '../../model/located';
import { isInstanceConfig } from '../../model/node-file';
import { textField } from '../../model/type-meta';
import { defineRule } from '../rule';

export const unreadObject = defineRule({
  code: 'NET012',
  name: 'unread-object',
  severity: 'info',
  reads: ['inputs', 'kubeadmFiles', 'patchFiles'],
  docs: {
    summary: 'A document without apiVersion and kind is read by nobody.',
    why: 'kubectl refuses it, kubelet and kube-proxy do not know what it is, and a container runtime loads only files named .conflist, .conf or .json. These checks skip it.',
    symptoms: ['object-refused'],
    since: '0.1.0',
    source: 'kubectl apply; libcni ConfFiles',
  },
  findings: {
    nobody: ({ missing }: { missing: string }) => ({
      what: `this document has no ${missing}, so nobody reads it`,
      fix: `add ${missing}, or take the file out of the check`,
    }),
  },
  examples: () => ({
    valid: [
      {
        title: 'what kubeadm lays over the configuration of one kubelet',
        text: 'containerRuntimeEndpoint: "unix:///var/run/containerd/containerd.sock"\n',
        file: 'var/lib/kubelet/instance-config.yaml',
      },
      {
        title: 'what kustomize builds from, which it knows by the name of the file',
        text: 'resources:\n  - service.yaml\n',
        file: 'kustomization.yaml',
      },
      {
        title: 'what makes a folder a Helm chart, which has no kind',
        text: 'apiVersion: v2\nname: web\nversion: 1.0.0\n',
        file: 'web/Chart.yaml',
      },
      {
        title: 'an object with a type',
        text: 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: settings\n',
      },
    ],
    invalid: [
      {
        title: 'the values of something else',
        text: 'replicas: 2\nimage: web\n',
        file: 'values.yaml',
      },
    ],
  }),
  check(model, report) {
    for (const { at, missing } of strangersIn(model)) {
      report('nobody', { missing }, { at, breaks: 'kubectl: refuses the document' });
    }
  },
});

/** Files without a head that somebody reads by their name. */
const OTHER_READERS = [isInstanceConfig, isCrictlFile, isChartFile, isKustomization];

interface Stranger {
  readonly at: At;
  readonly missing: string;
}

type Parts = Pick<ClusterModel, 'inputs' | 'kubeadmFiles' | 'patchFiles'>;

function strangersIn({ inputs, kubeadmFiles, patchFiles }: Parts) {
  const forKubeadm = new Set([...kubeadmFiles, ...patchFiles].map((file) => file.input));
  const strangers: Stranger[] = [];
  for (const input of inputs) {
    if (forKubeadm.has(input) || OTHER_READERS.some((isRead) => isRead(input))) continue;
    for (const { document } of input.chunks) {
      const value = document?.value;
      if (!document || !isObject(value)) continue;
      const missing = missingIn(textField(value, 'apiVersion'), textField(value, 'kind'));
      if (!missing || isPlanDocument(value) || isContainerdConfig(value)) continue;
      if (isCniDocument(value, input.name)) continue;
      strangers.push({ at: { source: document.source, path: [] }, missing });
    }
  }
  return strangers;
}

function missingIn(apiVersion: string, kind: string): string {
  if (apiVersion === '') return kind === '' ? 'apiVersion and kind' : 'apiVersion';
  return kind === '' ? 'kind' : '';
}
