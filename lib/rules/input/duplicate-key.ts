import { isKnownApi } from '../../k8s/kubeadm-apis';
import type { ClusterModel } from '../../model/cluster-model';
import { isCniDocument } from '../../model/cni-config';
import { isObject } from '../../model/document';
import type { InputFile, ReadIssue } from '../../model/input-file';
import { siteOf } from '../../model/issue-site';
import { decodersOf } from '../../model/kubeadm-reading';
import { groupOf, textField } from '../../model/type-meta';
import { defineRule, type Verdict } from '../rule';

type Parts = Pick<ClusterModel, 'componentFiles' | 'kubeadmFiles' | 'patchFiles' | 'versions'>;

export const duplicateKey = defineRule({
  code: 'NET004',
  name: 'duplicate-key',
  severity: 'error',
  reads: ['inputs', 'componentFiles', 'kubeadmFiles', 'patchFiles', 'versions'],
  docs: {
    summary: 'A key may stand only once in a map.',
    why: 'The later value wins in silence wherever reading is lenient: `kubeadm init` warns, kubelet, kube-proxy and libcni say nothing. `kubeadm config validate` and kubectl refuse the file.',
    since: '0.1.0',
    source: 'kubeadm strict.VerifyUnmarshalStrict; sigs.k8s.io/yaml',
  },
  findings: {
    twice: ({ data }: ReadIssue) => ({
      what: `key ${JSON.stringify(data.key)} stands twice in one map; the later value wins`,
      fix: `remove one of the two ${String(data.key)}`,
    }),
  },
  examples: () => ({
    valid: [
      {
        title: 'once',
        text: 'apiVersion: kubeadm.k8s.io/v1beta4\nkind: ClusterConfiguration\nkubernetesVersion: v1.36.4\n',
      },
    ],
    invalid: [
      {
        title: 'two values for one key',
        text: 'apiVersion: kubeadm.k8s.io/v1beta4\nkind: ClusterConfiguration\nkubernetesVersion: v1.36.4\nclusterName: a\nclusterName: b\n',
      },
    ],
  }),
  check({ inputs, ...parts }, report) {
    for (const input of inputs) {
      for (const issue of input.issues) {
        if (issue.kind !== 'duplicate-key') continue;
        const other = issue.other ? { other: siteOf(issue.other) } : {};
        const verdict = verdictOf(issue, input, parts);
        report('twice', issue, {
          at: siteOf(issue.location),
          ...other,
          data: issue.data,
          ...verdict,
        });
      }
    }
  },
});

function verdictOf(issue: ReadIssue, input: InputFile, parts: Parts): Verdict {
  if (parts.patchFiles.some((patch) => patch.input === input)) {
    return { severity: 'warning', breaks: 'kubeadm: the later value wins in silence' };
  }
  const file = parts.kubeadmFiles.find((candidate) => candidate.input === input);
  const document = file?.documents.find(({ chunkIndex }) => chunkIndex === issue.chunkIndex);
  if (!file || !document) return outsideKubeadm(issue, input, parts);
  const decoders = decodersOf(file, document, parts.versions.kubeadm);
  if (decoders.includes('kubeadm-validate')) return { refusedBy: ['kubeadm-validate'] };
  const isRead = isKnownApi(document, parts.versions.kubeadm);
  const breaks = isRead ? 'kubeadm: does not read this document here' : 'nobody: it is ignored';
  return { severity: 'warning', breaks };
}

function outsideKubeadm(issue: ReadIssue, input: InputFile, parts: Parts): Verdict {
  const value = input.chunks.find(({ index }) => index === issue.chunkIndex)?.document?.value;
  const isCni =
    /\.(conflist|conf)$/.test(input.name) || (isObject(value) && isCniDocument(value, input.name));
  if (isCni) return { severity: 'warning', breaks: 'libcni: the later value wins in silence' };
  const file = parts.componentFiles.find((candidate) => candidate.value === value);
  if (file?.read?.isReadStrictly(parts.versions.cluster)) return { refusedBy: [file.judge] };
  if (file?.read) return lenient(file.read.reader);
  const group = isObject(value) ? groupOf(textField(value, 'apiVersion')) : '';
  const component = COMPONENTS[group];
  if (!component) return { breaks: 'kubectl: refuses the file (strict decoding)' };
  return lenient(component);
}

const lenient = (component: string): Verdict => ({
  severity: 'warning',
  breaks: `${component}: the later value wins in silence`,
});

const COMPONENTS: Readonly<Record<string, string>> = {
  'kubelet.config.k8s.io': 'kubelet',
  'kubeproxy.config.k8s.io': 'kube-proxy',
};
