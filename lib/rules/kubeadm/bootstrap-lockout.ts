import { lastAsRead } from '../../model/component-flags';
import type { ControlPlane } from '../../model/control-plane';
import type { Located } from '../../model/located';
import { withArgument } from '../components/argument-example';
import { entriesOf, isSwitchedOn } from '../components/flag-check';
import { flagSide } from '../flag-side';
import { defineRule, type Verdict } from '../rule';

interface Lockout extends Verdict {
  readonly flag: string;
  readonly given: Located<string>;
  readonly cause: string;
  readonly fix: string;
}

export const bootstrapLockout = defineRule({
  code: 'NET639',
  name: 'bootstrap-lockout',
  severity: 'error',
  reads: ['controlPlane', 'patchFiles'],
  docs: {
    summary: 'The control plane keeps what kubelets, probes and joining machines get in by.',
    why: 'An argument replaces what kubeadm would have written, and every component starts with it. The kubelet probes kube-apiserver without a login, registers by the Node authorizer, and joins by a token that kube-controller-manager has signed.',
    symptoms: ['init-times-out', 'join-fails'],
    since: '0.1.0',
    source:
      'kubeadm phases/controlplane/manifests.go, util/staticpod; kubernetes plugin/pkg/auth/authorizer/node; kube-controller-manager --controllers',
    whenToIgnore:
      'tokens: when machines join by a discovery file with certificates of its own; anonymous-auth: when kube-apiserver gets probes that log in',
  },
  findings: {
    out: ({ cause, fix }: { cause: string; fix: string }) => ({ what: cause, fix }),
  },
  examples: () => ({
    valid: [
      {
        title: 'what kubeadm writes itself',
        text: withArgument('apiServer', 'authorization-mode', 'RBAC,Node'),
      },
      {
        title: 'another authorizer may let the kubelets in',
        text: withArgument('apiServer', 'authorization-mode', 'AlwaysAllow'),
      },
      {
        title: 'one controller less',
        text: withArgument(
          'controllerManager',
          'controllers',
          '*,bootstrap-signer-controller,-ttl-controller',
        ),
      },
    ],
    invalid: [
      {
        title: 'probes carry no login',
        text: withArgument('apiServer', 'anonymous-auth', 'false'),
      },
      {
        title: 'kubelets are no subject of a role',
        text: withArgument('apiServer', 'authorization-mode', 'RBAC'),
      },
      {
        title: 'kube-proxy is privileged',
        text: withArgument('apiServer', 'allow-privileged', 'false'),
      },
      {
        title: 'no bootstrap token is known',
        text: withArgument('apiServer', 'enable-bootstrap-token-auth', 'false'),
      },
      {
        title: 'the star leaves the signer of tokens out',
        text: withArgument('controllerManager', 'controllers', '*,-ttl-controller'),
      },
    ],
  }),
  check({ controlPlane, patchFiles }, report) {
    const isPatched = patchFiles.some(
      ({ name }) => name.is === 'patch' && name.target === 'kube-apiserver',
    );
    for (const { flag, given, cause, fix, ...verdict } of lockoutsIn(controlPlane)) {
      // A patch may have given it probes that log in.
      if (flag === PROBED && isPatched) continue;
      report('out', { cause, fix }, { at: flagSide(flag, given), ...verdict });
    }
  },
});

const lockoutsIn = (plane: ControlPlane): Lockout[] => [
  ...SWITCHES.flatMap((one) => switchedOff(plane, one)),
  ...missingModes(plane),
  ...missingSigner(plane),
];

interface Switch extends Verdict {
  readonly flag: string;
  readonly because: string;
}

const PROBED = 'anonymous-auth';

const SWITCHES: readonly Switch[] = [
  {
    flag: PROBED,
    because: 'kube-apiserver answers the probes of the kubelet with 401',
    breaks:
      'kubelet: takes that for a failure and restarts kube-apiserver over and over; machines that join cannot read cluster-info',
  },
  {
    flag: 'allow-privileged',
    because: 'privileged pods are forbidden',
    breaks: 'kube-proxy: its pods are refused, as are those of most network add-ons',
  },
  {
    flag: 'enable-bootstrap-token-auth',
    because: 'kube-apiserver knows no bootstrap token',
    severity: 'warning',
    breaks: 'kubeadm join: stops with Unauthorized',
  },
];

function switchedOff({ apiServer }: ControlPlane, { flag, because, ...verdict }: Switch) {
  const given = lastAsRead(apiServer, flag);
  if (!given || isSwitchedOn(apiServer, flag, true)) return [];
  const cause = `${flag} is ${given.value}, so ${because}`;
  return [{ flag, given, cause, fix: `${flag}: "true", or leave it out`, ...verdict }];
}

/** Kubelets and the control plane have no other way in: the rest may know them or not. */
const BUILT_IN = ['Node', 'RBAC'];

const LOST_BY: Readonly<Record<string, string>> = {
  Node: 'kubelet: "nodes is forbidden", so no node registers and kubeadm init times out',
  RBAC: 'kube-controller-manager, kube-scheduler: are forbidden to take their leases, and do nothing',
};

function missingModes({ apiServer }: ControlPlane): Lockout[] {
  const modes = entriesOf(apiServer, 'authorization-mode');
  const names = modes.map(({ value }) => value);
  const given = lastAsRead(apiServer, 'authorization-mode');
  if (!given || names.length === 0 || !names.every((name) => BUILT_IN.includes(name))) return [];
  return BUILT_IN.filter((name) => !names.includes(name)).map((name) => ({
    flag: 'authorization-mode',
    given,
    cause: `authorization-mode ${given.value} leaves ${name} out`,
    fix: 'authorization-mode: Node,RBAC',
    breaks: LOST_BY[name] ?? '',
  }));
}

/** What kubeadm names beside the star. */
const ONLY_NAMED = ['bootstrapsigner', 'tokencleaner'];

const SIGNER = ['bootstrapsigner', 'bootstrap-signer-controller'];

function missingSigner({ controllerManager }: ControlPlane): Lockout[] {
  const given = lastAsRead(controllerManager, 'controllers');
  const names = entriesOf(controllerManager, 'controllers').map(({ value }) => value);
  if (!given || names.length === 0 || names.some((name) => SIGNER.includes(name))) return [];
  const others = names.filter((name) => !ONLY_NAMED.some((one) => name.endsWith(one)));
  return [
    {
      flag: 'controllers',
      given,
      cause: `controllers ${given.value} leaves bootstrapsigner out, which runs only when it is named`,
      fix: `controllers: "${[...others, ...ONLY_NAMED].join(',')}"`,
      severity: 'warning',
      breaks: 'kubeadm join: finds no signature for its token in cluster-info and waits in vain',
    },
  ];
}
