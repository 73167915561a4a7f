import type { Judge } from '../../diag/judge';
import { isGroupOfKubernetes } from '../../k8s/served-kinds';
import type { ClusterModel } from '../../model/cluster-model';
import type { InputFile, ReadIssue } from '../../model/input-file';
import { siteOf } from '../../model/issue-site';
import type { KubeadmFile } from '../../model/kubeadm-file';
import { BOTH, decodersOf, INIT } from '../../model/kubeadm-reading';
import { isMeantForKubeadm } from '../../model/meant-for-kubeadm';
import type { PatchFile } from '../../model/patch/patch-file';
import { groupOf } from '../../model/type-meta';
import { defineRule, type Verdict } from '../rule';

/** What each problem with a text is called here. */
const FINDINGS = {
  unreadable: 'unreadable',
  'not-text': 'notText',
  'too-large': 'tooLarge',
  'invalid-yaml': 'yaml',
  'invalid-json': 'json',
  'invalid-toml': 'toml',
  'alias-bomb': 'bomb',
} as const;

export const unreadableFile = defineRule({
  code: 'NET001',
  name: 'unreadable-file',
  severity: 'error',
  reads: ['inputs', 'kubeadmFiles', 'patchFiles', 'versions'],
  docs: {
    summary:
      'Every file must be a text of bearable size, in YAML, JSON or TOML that its reader can parse.',
    why: 'kubeadm, kubectl and kubelet read YAML with goyaml v2 and refuse the whole file; the text is judged by the same rules here. CNI files are JSON, and a network list that is broken is not loaded. containerd does not start with a broken config.toml.',
    since: '0.1.0',
    source: 'sigs.k8s.io/yaml; libcni ConfListFromBytes',
  },
  findings: {
    unreadable: ({ detail }: ReadIssue) => ({
      what: `the file cannot be read: ${detail}`,
      fix: 'give a file that can be read, or take it out of the folder',
    }),
    notText: ({ detail }: ReadIssue) => ({
      what: `the file is no UTF-8 text: ${detail}`,
      fix: 'save the file as UTF-8, or take it out of the folder',
    }),
    tooLarge: ({ detail }: ReadIssue) => ({
      what: `the file ${detail}`,
      fix: 'split the file',
    }),
    yaml: ({ detail, data }: ReadIssue) => ({
      what: `this is no YAML: ${detail}`,
      fix:
        data.isTemplate === true
          ? 'check what the template renders: "helm template . | cdk8s-kubeadm check -"'
          : 'mend the line',
    }),
    json: ({ detail }: ReadIssue) => ({
      what: `this is no JSON: ${detail}`,
      fix: 'mend the line',
    }),
    toml: ({ detail }: ReadIssue) => ({
      what: `this is no TOML: ${detail}`,
      fix: 'mend the line',
    }),
    bomb: ({ detail }: ReadIssue) => ({
      what: `the aliases unfold into too much: ${detail}`,
      fix: 'write the values out instead of nesting aliases',
    }),
  },
  examples: () => ({
    valid: [
      {
        title: 'one key per line',
        text: 'apiVersion: kubeadm.k8s.io/v1beta4\nkind: ClusterConfiguration\nkubernetesVersion: v1.36.4\n',
      },
    ],
    invalid: [
      {
        title: 'a bracket without its partner',
        text: 'apiVersion: kubeadm.k8s.io/v1beta4\nkind: ClusterConfiguration\nfeatureGates: {\n',
      },
      {
        title: 'a piece that begins with a brace is JSON, which has no comments',
        text: '{\n  # the first one\n  "apiVersion": "kubeadm.k8s.io/v1beta4", "kind": "ClusterConfiguration"\n}\n',
      },
      {
        title: 'an indented separator separates nothing',
        text: 'apiVersion: kubelet.config.k8s.io/v1beta1\nimageMinimumGCAge: "5m"\n ---\napiVersion: kubeadm.k8s.io/v1beta4\nkind: ClusterConfiguration\n',
      },
    ],
  }),
  check({ inputs, kubeadmFiles, patchFiles, versions }, report) {
    for (const input of inputs) {
      for (const issue of input.issues) {
        if (!isTold(issue.kind)) continue;
        const file = kubeadmFiles.find((candidate) => candidate.input === input);
        const patch = patchFiles.find((candidate) => candidate.input === input);
        const at = siteOf(issue.location);
        report(FINDINGS[issue.kind], issue, {
          at,
          ...verdictOf(issue, input, { file, patch, versions }),
        });
      }
    }
  },
});

const isTold = (kind: string): kind is keyof typeof FINDINGS => kind in FINDINGS;

interface Reading extends Pick<ClusterModel, 'versions'> {
  readonly file: KubeadmFile | undefined;
  readonly patch: PatchFile | undefined;
}

function verdictOf(issue: ReadIssue, input: InputFile, reading: Reading): Verdict {
  if (issue.chunkIndex === null) return { breaks: 'cdk8s-kubeadm: checked nothing in it' };
  if (issue.kind === 'invalid-toml') return { breaks: 'containerd: does not start' };
  if (/\.(conflist|conf)$/.test(input.name)) return { refusedBy: ['libcni'] };
  if (reading.patch) return verdictOfPatch(reading.patch);
  if (reading.file) return verdictOfKubeadm(issue, reading.file, reading);
  const judges = readersOfBrokenPiece(issue);
  return judges.length > 0 ? { refusedBy: judges } : { breaks: 'kubectl: refuses the file' };
}

/** kubeadm reads every patch of the folder before it applies one. */
function verdictOfPatch({ name, directory }: PatchFile): Verdict {
  if (name.is === 'patch' && directory) return { refusedBy: INIT };
  return { severity: 'warning', breaks: 'kubeadm: does not read the file' };
}

/** A piece that at least tells its kind is refused by those who read on. */
function verdictOfKubeadm(
  { chunkIndex }: ReadIssue,
  file: KubeadmFile,
  { versions }: Reading,
): Verdict {
  const document = file.documents.find((candidate) => candidate.chunkIndex === chunkIndex);
  const refusedBy = document ? decodersOf(file, document, versions.kubeadm) : BOTH;
  if (refusedBy.length > 0) return { refusedBy };
  return { severity: 'warning', breaks: 'kubeadm: does not read this document here' };
}

/** What the first lines of the piece still tell. */
function readersOfBrokenPiece({ data }: ReadIssue): readonly Judge[] {
  if (isMeantForKubeadm(data)) return BOTH;
  if (typeof data.apiVersion !== 'string' || typeof data.kind !== 'string') return [];
  const group = groupOf(data.apiVersion);
  return isGroupOfKubernetes(group) ? APISERVER : (COMPONENT_READERS[group] ?? []);
}

/** It reads YAML with the same library as kubectl, which does not even send such a text [run]. */
const APISERVER: readonly Judge[] = ['apiserver-admission'];

const COMPONENT_READERS: Readonly<Record<string, readonly Judge[]>> = {
  'kubelet.config.k8s.io': ['kubelet-start'],
  'kubeproxy.config.k8s.io': ['kube-proxy-start'],
};
