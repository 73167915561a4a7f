import type { Judge } from '../../diag/judge';
import type { ClusterModel } from '../../model/cluster-model';
import { type CommandLineSource, knownFlags } from '../../model/command-lines';
import { kubeletFlags } from '../../model/component-arguments';
import { serviceAccountIssuers } from '../../model/service-account-issuers';
import { flagSide } from '../flag-side';
import { defineRule } from '../rule';
import { apiserverRefusals } from './apiserver-flags';
import { withArgument } from './argument-example';
import { controllerManagerRefusals } from './controller-manager-flags';
import { etcdRefusals } from './etcd-flags';
import type { FlagRefusal } from './flag-check';
import { kubeletFlagRefusals } from './kubelet-flags';
import { oidcRefusals } from './oidc-flags';
import { schedulerRefusals } from './scheduler-flags';
import { halfPair, observingRefusals, servingRefusals } from './serving-flags';

interface Refused extends FlagRefusal {
  readonly component: string;
  readonly judge: Judge;
}

export const refusedArgument = defineRule({
  code: 'NET723',
  name: 'refused-argument',
  severity: 'error',
  reads: ['controlPlane', 'kubeadmFiles', 'kubelets', 'nodes', 'versions'],
  docs: {
    summary: 'The value of an extra argument must be one that the component takes.',
    why: 'kubeadm passes extra arguments on unread. A component can read the value, finds it wrong or at odds with another one, and exits; kubeadm init waits four minutes and fails.',
    since: '0.1.0',
    source:
      'apiserver pkg/server/options, kubernetes pkg/kubeapiserver/options and cmd/kube-controller-manager/app/options, etcd embed/config.go [run]',
  },
  findings: {
    refused: ({ component, flag, given, wants }: Refused) => ({
      what: `${component} refuses ${flag} "${given.value}"`,
      fix: `write ${wants}`,
    }),
  },
  examples: () => ({
    valid: [
      {
        title: 'modes of authorization',
        text: withArgument('apiServer', 'authorization-mode', 'Node,RBAC,AlwaysDeny'),
      },
      {
        title: 'a longer lease',
        text: withArgument('scheduler', 'leader-elect-lease-duration', '60s'),
      },
    ],
    invalid: [
      {
        title: 'a plugin that is gone',
        text: withArgument(
          'apiServer',
          'enable-admission-plugins',
          'NodeRestriction,PodSecurityPolicy',
        ),
      },
      {
        title: 'a lease that ends before it is renewed',
        text: withArgument('controllerManager', 'leader-elect-lease-duration', '5s'),
      },
      {
        title: 'no suite that HTTP/2 must have',
        text: withArgument(
          'apiServer',
          'tls-cipher-suites',
          'TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384',
        ),
      },
    ],
  }),
  check(model, report) {
    for (const refused of refusalsOf(model)) {
      const { component, flag, given, judge } = refused;
      report('refused', refused, {
        at: flagSide(flag, given),
        refusedBy: [judge],
        data: { component, flag, value: given.value },
      });
    }
  },
});

type Arguments = CommandLineSource & Pick<ClusterModel, 'kubelets'>;

function refusalsOf(model: Arguments): Refused[] {
  const { cluster, minor } = model.versions;
  const { apiServer, controllerManager, scheduler, etcd } = model.controlPlane;
  const address = model.nodes.find((node) => node.advertiseAddress)?.advertiseAddress?.value;
  const by =
    (component: string, judge: Judge) =>
    (refusal: FlagRefusal): Refused => ({ ...refusal, component, judge });
  const [ofApiServer, ofManager, ofScheduler] = [
    by('kube-apiserver', 'apiserver-start'),
    by('kube-controller-manager', 'controller-manager-start'),
    by('kube-scheduler', 'scheduler-start'),
  ];
  return [
    ...apiserverRefusals(apiServer, cluster, minor).map(ofApiServer),
    ...oidcRefusals(apiServer, cluster, serviceAccountIssuers(apiServer, model.kubeadmFiles)).map(
      ofApiServer,
    ),
    ...servingRefusals(apiServer, minor).map(ofApiServer),
    ...observingRefusals(apiServer, cluster, minor).map(ofApiServer),
    ...halfPair(apiServer, true).map(ofApiServer),
    ...controllerManagerRefusals(controllerManager, cluster, minor).map(ofManager),
    ...servingRefusals(controllerManager, minor).map(ofManager),
    ...observingRefusals(controllerManager, cluster, minor).map(ofManager),
    ...halfPair(controllerManager, false).map(ofManager),
    ...schedulerRefusals(scheduler).map(ofScheduler),
    ...servingRefusals(scheduler, minor).map(ofScheduler),
    ...observingRefusals(scheduler, cluster, minor).map(ofScheduler),
    ...halfPair(scheduler, false).map(ofScheduler),
    ...etcdRefusals(etcd, { known: knownFlags('etcd', model), address }).map(
      by('etcd', 'etcd-start'),
    ),
    ...kubeletRefusals(model).map(by('kubelet', 'kubelet-start')),
  ];
}

function kubeletRefusals({ kubelets, nodes, versions }: Arguments): FlagRefusal[] {
  return nodes.flatMap((node) => {
    const config = kubelets.find((kubelet) => kubelet.nodes.includes(node))?.config ?? {};
    return kubeletFlagRefusals(kubeletFlags(node), config, versions);
  });
}
