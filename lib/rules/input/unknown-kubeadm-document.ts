import type { Judge } from '../../diag/judge';
import {
  apiVersionOf,
  currentVersion,
  isComponentGroup,
  isKnownApi,
  isKubeadmGroup,
  type isUselessApi,
  KUBE_PROXY_GROUP,
  KUBEADM_GROUP,
  KUBELET_GROUP,
  kindsOf,
  standingOf,
} from '../../k8s/kubeadm-apis';
import { nearestName } from '../../k8s/schema/nearest-name';
import { nameOfMinor } from '../../k8s/version';
import { type ComponentConfig, ownersOf } from '../../model/component-config';
import { isTyped, refusersOf } from '../../model/kubeadm-documents';
import type { KubeadmDocument } from '../../model/kubeadm-file';
import { isKubeadmKind } from '../../model/meant-for-kubeadm';
import { textField } from '../../model/type-meta';
import { defineRule } from '../rule';

interface Foreign {
  readonly api: string;
  readonly kind: string;
  /** What was meant. */
  readonly proposal: string | undefined;
}

interface Misread extends Omit<Foreign, 'proposal'> {
  readonly component: string;
  readonly current: string;
}

const HEAD =
  'apiVersion: kubeadm.k8s.io/v1beta4\nkind: ClusterConfiguration\nkubernetesVersion: v1.36.4\n';

export const unknownKubeadmDocument = defineRule({
  code: 'NET006',
  name: 'unknown-kubeadm-document',
  severity: 'error',
  reads: ['kubeadmFiles', 'componentConfigs', 'versions'],
  docs: {
    summary:
      'Documents for kubeadm, kubelet and kube-proxy are of a group and kind that they know.',
    why: '`kubeadm config validate` refuses any other group and kind; `kubeadm init` warns that it ignores the document, and you wonder why nothing happens. Kinds match in exact case.',
    since: '0.1.0',
    source: 'kubeadm validateKnownGVKs, documentMapToInitConfiguration',
  },
  findings: {
    unknown: ({ api, kind, proposal }: Foreign) => ({
      what: `kubeadm knows no ${kind} of ${api}`,
      fix: proposal ?? `move the ${kind} into a file of its own`,
    }),
    wrongVersion: ({ api, kind }: Foreign) => ({
      what: `kubeadm cannot use ${kind} of ${api}`,
      fix: 'kubelet.config.k8s.io/v1beta1 KubeletConfiguration, or kubeproxy.config.k8s.io/v1alpha1 KubeProxyConfiguration',
    }),
    foreignVersion: ({ api, kind, component, current }: Misread) => ({
      what: `${component} knows no ${kind} of ${api}`,
      fix: `apiVersion: ${current}`,
    }),
  },
  examples: () => ({
    valid: [
      {
        title: 'a kind of the same name in the group of somebody else',
        text: 'apiVersion: deckhouse.io/v1\nkind: ClusterConfiguration\nclusterType: Static\n',
      },
      {
        title: 'a component configuration beside it',
        text: `${HEAD}---\napiVersion: kubelet.config.k8s.io/v1beta1\nkind: KubeletConfiguration\n`,
      },
    ],
    invalid: [
      {
        title: 'an object for the apiserver',
        text: `${HEAD}---\napiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\nmetadata:\n  name: web\n`,
      },
      {
        title: 'a slip in the group',
        text: 'apiVersion: kubeadm.k8s.oi/v1beta4\nkind: ClusterConfiguration\n',
      },
      {
        title: 'the kubelet has no v1 of its configuration',
        text: 'apiVersion: kubelet.config.k8s.io/v1\nkind: KubeletConfiguration\n',
        file: 'kubelet.yaml',
      },
      {
        title: 'wrong case of the kind',
        text: `${HEAD}---\napiVersion: kubeadm.k8s.io/v1beta4\nkind: Initconfiguration\n`,
      },
    ],
  }),
  check({ kubeadmFiles, componentConfigs, versions }, report) {
    for (const file of kubeadmFiles) {
      for (const document of file.documents) {
        if (!isTyped(document) || isKnownApi(document, versions.kubeadm)) continue;
        if (isToldByVersion(document)) continue;
        const finding = isComponentGroup(document.group) ? 'wrongVersion' : 'unknown';
        const { kind } = document;
        const facts = { api: apiVersionOf(document), kind, proposal: proposalFor(document) };
        const at = { source: document.source, path: ['kind'] };
        const byKubeadm = refusersOf(file, document, versions.kubeadm);
        const refusedBy = byKubeadm.includes('kubeadm-init')
          ? [...byKubeadm, ...ownersOf(document, file)]
          : byKubeadm;
        const breaks = 'kubeadm: does not read the document';
        report(finding, facts, { at, ...(refusedBy.length > 0 ? { refusedBy } : { breaks }) });
      }
    }

    for (const config of componentConfigs) {
      const apiVersion = textField(config.value, 'apiVersion');
      const { component } = config;
      const { current, refusedBy } = READERS[component];
      if (apiVersion === current || isHandedOn(config)) continue;
      const at = { source: config.source, path: ['apiVersion'] };
      const facts = { api: apiVersion, kind: textField(config.value, 'kind'), component, current };
      report('foreignVersion', facts, { at, refusedBy });
    }

    function isToldByVersion(document: Parameters<typeof isUselessApi>[0]): boolean {
      if (!isKubeadmGroup(document.group)) return false;
      const standing = standingOf(document.version, versions.kubeadm);
      return standing === 'old' || standing === 'unknown' || standing === 'experimental';
    }

    function proposalFor({ kind }: KubeadmDocument): string | undefined {
      const version = currentVersion(versions.kubeadm);
      const kinds = kindsOf(version, versions.kubeadm);
      if (kinds.includes(kind)) return `apiVersion: ${KUBEADM_GROUP}/${version}`;
      if (isKubeadmKind(kind)) {
        return `take the ${kind} out: kubeadm ${nameOfMinor(versions.kubeadmMinor)} takes no such kind`;
      }
      const proposal = nearestName(kind.trim(), kinds);
      return proposal && `kind: ${proposal}`;
    }

    function isHandedOn({ source }: ComponentConfig): boolean {
      return kubeadmFiles.some(({ documents }) => documents.some((one) => one.source === source));
    }
  },
});

/** What the component reads when nobody hands it on. */
const READERS: Readonly<
  Record<ComponentConfig['component'], { current: string; refusedBy: readonly Judge[] }>
> = {
  kubelet: { current: `${KUBELET_GROUP}/v1beta1`, refusedBy: ['kubelet-start'] },
  'kube-proxy': { current: `${KUBE_PROXY_GROUP}/v1alpha1`, refusedBy: ['kube-proxy-start'] },
};
