import { currentVersion } from '../../k8s/kubeadm-apis';
import { isObject } from '../../model/document';
import type { InputFile } from '../../model/input-file';
import { lineOf } from '../../model/issue-site';
import { isTyped } from '../../model/kubeadm-documents';
import type { KubeadmFile } from '../../model/kubeadm-file';
import { BOTH } from '../../model/kubeadm-reading';
import type { At } from '../../model/located';
import { isKubeadmKind } from '../../model/meant-for-kubeadm';
import { defineRule } from '../rule';

interface Untyped {
  readonly at: At;
  readonly problem: 'blank' | 'notAMap' | 'coreGroup' | 'noType';
  readonly kind: string;
}

interface Proposal {
  readonly current: string;
}

const HEAD =
  'apiVersion: kubeadm.k8s.io/v1beta4\nkind: ClusterConfiguration\nkubernetesVersion: v1.36.4\n';

export const untypedDocument = defineRule({
  code: 'NET005',
  name: 'untyped-document',
  severity: 'error',
  reads: ['kubeadmFiles', 'versions'],
  docs: {
    summary: 'Every document of a file for kubeadm needs a kind and an apiVersion with a group.',
    why: 'kubeadm asks each piece between two `---` for group, version and kind before it reads anything. A comment or a blank before the first `---`, two `---` in a row at the beginning or end, and objects of the core group (v1 Service, ConfigMap, Secret) have none, and the whole file is refused.',
    since: '0.1.0',
    source: 'kubeadm SplitConfigDocuments',
  },
  findings: {
    blank: () => ({
      what: 'kubeadm takes this piece between separators for a document, and it holds nothing',
      fix: 'remove the extra ---, or put the comment below it',
    }),
    notAMap: () => ({
      what: 'this document of a file for kubeadm is no map',
      fix: 'remove it',
    }),
    coreGroup: ({ kind }: Untyped) => ({
      what: `${kind} of apiVersion v1 has no API group, which kubeadm demands of every document`,
      fix: `move the ${kind} into a file of its own`,
    }),
    noType: ({ kind, current }: Untyped & Proposal) => ({
      what: `this document of a file for kubeadm has no ${kind === '' ? 'kind, or no apiVersion with group and version' : 'apiVersion with group and version'}`,
      fix: `apiVersion: kubeadm.k8s.io/${current}${kind === '' ? ', and a kind' : ''}`,
    }),
  },
  examples: () => ({
    valid: [{ title: 'one --- in front', text: `---\n${HEAD}` }],
    invalid: [
      {
        title: 'a Service in the same file',
        text: `${HEAD}---
apiVersion: v1
kind: Service
metadata:
  name: web
spec:
  selector:
    app: web
  ports:
    - port: 80
`,
      },
      {
        title: 'kubeadm knows its kinds only with their group',
        text: 'kind: ClusterConfiguration\nkubernetesVersion: v1.36.4\n',
      },
      { title: 'no kind', text: `${HEAD}---\nnetworking:\n  podSubnet: 10.244.0.0/16\n` },
    ],
  }),
  check({ kubeadmFiles, versions }, report) {
    const current = currentVersion(versions.kubeadm);
    for (const file of kubeadmFiles) {
      for (const untyped of untypedIn(file)) {
        report(untyped.problem, { ...untyped, current }, { at: untyped.at, refusedBy: BOTH });
      }
    }
  },
});

const untypedIn = (file: KubeadmFile): Untyped[] => [
  ...file.input.chunks.flatMap((chunk) => holeOf(file.input, chunk)),
  ...file.documents.filter((document) => !isTyped(document)).map(headOf),
];

function holeOf(input: InputFile, chunk: InputFile['chunks'][number]): Untyped[] {
  const at = lineOf(input.name, chunk.firstLine);
  if (chunk.isBlank) return [{ at, problem: 'blank', kind: '' }];
  const isNoMap = chunk.document !== undefined && !isObject(chunk.document.value);
  return isNoMap ? [{ at, problem: 'notAMap', kind: '' }] : [];
}

function headOf(document: KubeadmFile['documents'][number]): Untyped {
  const { value, kind, source } = document;
  const isCore = value.apiVersion === 'v1' && kind !== '' && !isKubeadmKind(kind);
  const at = { source, path: value.apiVersion === undefined ? [] : ['apiVersion'] };
  return { at, problem: isCore ? 'coreGroup' : 'noType', kind };
}
