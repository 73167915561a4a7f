import {
  apiVersionOf,
  isComponentGroup,
  isKnownApi,
  isKubeadmGroup,
  type isUselessApi,
  kindsOf,
  standingOf,
} from '../../k8s/kubeadm-apis';
import { ownersOf } from '../../model/component-config';
import { isTyped, refusersOf } from '../../model/kubeadm-documents';
import { defineRule } from '../rule';

interface Foreign {
  readonly api: string;
  readonly kind: string;
  readonly proposal: string | undefined;
}

const HEAD =
  'apiVersion: kubeadm.k8s.io/v1beta4\nkind: ClusterConfiguration\nkubernetesVersion: v1.36.4\n';

export const unknownKubeadmDocument = defineRule({
  code: 'NET006',
  name: 'unknown-kubeadm-document',
  severity: 'error',
  reads: ['kubeadmFiles', 'versions'],
  docs: {
    summary: 'A file for kubeadm holds only documents whose kind this kubeadm knows.',
    why: '`kubeadm config validate` refuses any other group and kind; `kubeadm init` warns that it ignores the document, and you wonder why nothing happens. Kinds match in exact case.',
    since: '0.1.0',
    source: 'kubeadm validateKnownGVKs, documentMapToInitConfiguration',
  },
  findings: {
    unknown: ({ api, kind, proposal }: Foreign) => ({
      what: `kubeadm knows no ${kind} of ${api}`,
      fix: proposal ? `kind: ${proposal}` : `move the ${kind} into a file of its own`,
    }),
    wrongVersion: ({ api, kind }: Foreign) => ({
      what: `kubeadm cannot use ${kind} of ${api}`,
      fix: 'kubelet.config.k8s.io/v1beta1 KubeletConfiguration, or kubeproxy.config.k8s.io/v1alpha1 KubeProxyConfiguration',
    }),
  },
  examples: {
    valid: [
      {
        title: 'a component configuration beside it',
        text: `${HEAD}---\napiVersion: kubelet.config.k8s.io/v1beta1\nkind: KubeletConfiguration\n`,
      },
    ],
    invalid: [
      {
        title: 'an object for the apiserver',
        text: `${HEAD}---\napiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: web\n`,
      },
      {
        title: 'wrong case of the kind',
        text: `${HEAD}---\napiVersion: kubeadm.k8s.io/v1beta4\nkind: Initconfiguration\n`,
      },
    ],
  },
  check({ kubeadmFiles, versions }, report) {
    for (const file of kubeadmFiles) {
      for (const document of file.documents) {
        if (!isTyped(document) || isKnownApi(document, versions.kubeadm)) continue;
        if (isToldByVersion(document)) continue;
        const finding = isComponentGroup(document.group) ? 'wrongVersion' : 'unknown';
        const { kind } = document;
        const facts = { api: apiVersionOf(document), kind, proposal: proposalFor(kind) };
        const at = { source: document.source, path: ['kind'] };
        const byKubeadm = refusersOf(file, document, versions.kubeadm);
        const refusedBy = byKubeadm.includes('kubeadm-init')
          ? [...byKubeadm, ...ownersOf(document, file)]
          : byKubeadm;
        const breaks = 'kubeadm: does not read the document';
        report(finding, facts, { at, ...(refusedBy.length > 0 ? { refusedBy } : { breaks }) });
      }
    }

    function isToldByVersion(document: Parameters<typeof isUselessApi>[0]): boolean {
      if (!isKubeadmGroup(document.group)) return false;
      const standing = standingOf(document.version, versions.kubeadm);
      return standing === 'old' || standing === 'unknown' || standing === 'experimental';
    }

    function proposalFor(kind: string): string | undefined {
      const kinds = kindsOf('v1beta4', versions.kubeadm);
      return kinds.find((known) => known.toLowerCase() === kind.toLowerCase());
    }
  },
});
