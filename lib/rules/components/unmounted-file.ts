import { componentArguments } from '../../model/component-arguments';
import { lastAsRead } from '../../model/component-flags';
import type { FlagSet } from '../../model/flags';
import { isForInit } from '../../model/kubeadm-file';
import { isSeenIn } from '../../model/static-pod-mounts';
import { flagSide } from '../flag-side';
import { defineRule } from '../rule';
import { withArgument } from './argument-example';
import { fileFlagsOf, pathsIn } from './file-flags';

interface Unmounted {
  readonly component: string;
  readonly flag: string;
  readonly path: string;
}

export const unmountedFile = defineRule({
  code: 'NET724',
  name: 'unmounted-file',
  severity: 'error',
  reads: ['controlPlane', 'kubeadmFiles', 'versions'],
  docs: {
    summary: 'A file that an extra argument names must come into the container by a volume.',
    why: 'The components of the control plane run in containers that see certificatesDir and little else of the host. kubeadm adds no volume for a file that an extra argument names, so the component does not find it and exits.',
    since: '0.1.0',
    source: 'kubeadm phases/controlplane/volumes.go, phases/etcd/local.go [run]',
  },
  findings: {
    missing: ({ component, flag, path }: Unmounted) => ({
      what: `${flag} names ${path}, which no volume brings into the container of ${component}`,
      fix:
        component === 'etcd'
          ? 'put the file into certificatesDir/etcd'
          : `add to extraVolumes: hostPath: ${path}, mountPath: ${path}, pathType: File`,
    }),
  },
  examples: () => ({
    valid: [
      {
        title: 'a file beside the certificates',
        text: withArgument('apiServer', 'tracing-config-file', '/etc/kubernetes/pki/tracing.yaml'),
      },
    ],
    invalid: [
      {
        title: 'a file that the container does not see',
        text: withArgument('apiServer', 'audit-policy-file', '/etc/kubernetes/audit.yaml'),
      },
    ],
  }),
  check({ controlPlane, kubeadmFiles, versions }, report) {
    const cluster = kubeadmFiles.find((file) => isForInit(file) && file.cluster)?.cluster?.value;
    if (!cluster) return;
    for (const { component, judge, flags } of componentArguments(controlPlane, [])) {
      if (component === 'kubelet') continue;
      for (const flag of fileFlagsOf(component, versions.cluster)) {
        const given = component === 'etcd' ? flags.last(flag) : lastAsRead(flags, flag);
        if (!given || isIdle(flag, flags)) continue;
        const paths = pathsIn(flag, given.value);
        const path = paths.find((one) => one !== '' && !isSeenIn(component, cluster, one));
        if (path === undefined) continue;
        const facts = { component, flag, path };
        report('missing', facts, {
          at: flagSide(flag, given),
          refusedBy: [judge],
          data: { ...facts },
        });
      }
    }
  },
});

/** What is sent to the audit webhook says the policy: without one nobody opens its file [run]. */
const isIdle = (flag: string, flags: FlagSet): boolean =>
  flag === 'audit-webhook-config-file' && !lastAsRead(flags, 'audit-policy-file')?.value;
