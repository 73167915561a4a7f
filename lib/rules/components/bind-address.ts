import type { ClusterModel } from '../../model/cluster-model';
import { lastAsRead } from '../../model/component-flags';
import type { Located } from '../../model/located';
import type { Address } from '../../net/address';
import { isLoopback, isUnspecified } from '../../net/loopback';
import { parseGoAddress } from '../../net/parse-go';
import { parseAddressSloppy } from '../../net/parse-sloppy';
import { flagSide, valueSide } from '../flag-side';
import { defineRule } from '../rule';
import { withArgument } from './argument-example';

const FLAG = 'bind-address';

const onHost = (bindAddress: string): string => `${withArgument('apiServer', FLAG, bindAddress)}---
apiVersion: kubeadm.k8s.io/v1beta4
kind: InitConfiguration
localAPIEndpoint:
  advertiseAddress: 192.168.1.10
`;

export const bindAddress = defineRule({
  code: 'NET798',
  name: 'bind-address',
  severity: 'error',
  reads: ['controlPlane', 'nodes'],
  docs: {
    summary: 'kube-apiserver listens on the address that it advertises.',
    why: 'kubeadm writes advertiseAddress into the probes and the kubeconfigs of every control plane, whatever bind-address says. With another address the kubelet restarts a healthy kube-apiserver for ever.',
    symptoms: ['init-times-out'],
    since: '0.1.0',
    source: 'kubeadm util/staticpod GetAPIServerProbeAddress',
  },
  findings: {
    elsewhere: ({ text, advertised }: { text: string; advertised: string }) => ({
      what: `kube-apiserver listens on ${text} only, and is asked on ${advertised}`,
      fix: `remove ${FLAG}: kube-apiserver then listens on all addresses`,
    }),
  },
  examples: () => ({
    valid: [
      { title: 'the advertised address', text: onHost('192.168.1.10') },
      { title: 'the unspecified address stands for all, of both families', text: onHost('::') },
    ],
    invalid: [
      { title: 'only the host itself', text: onHost('127.0.0.1') },
      {
        title: 'loopback, wherever the host is',
        text: withArgument('apiServer', FLAG, '::1'),
      },
    ],
  }),
  check(model, report) {
    const given = lastAsRead(model.controlPlane.apiServer, FLAG);
    const bound = given && parseGoAddress(given.value);
    if (!given || !bound?.ok || isUnspecified(bound.value)) return;
    const advertised = advertisedElsewhere(model, bound.value);
    if (!advertised && !isLoopback(bound.value)) return;
    const facts = {
      text: given.value,
      advertised: advertised?.value ?? 'the address of its host',
    };
    report('elsewhere', facts, {
      at: flagSide(FLAG, given),
      ...(advertised ? { other: valueSide(advertised) } : {}),
      breaks: `kubelet: probes ${facts.advertised}, where nothing listens, and restarts kube-apiserver`,
    });
  },
});

/** kubeadm puts the host's own address in the place of these. */
const isChosen = (address: Address): boolean => !isUnspecified(address) && !isLoopback(address);

const advertisedElsewhere = (
  { nodes }: Pick<ClusterModel, 'nodes'>,
  bound: Address,
): Located<string> | undefined =>
  nodes
    .map(({ advertiseAddress }) => advertiseAddress)
    .find((advertised) => {
      const address = advertised && parseAddressSloppy(advertised.value);
      return address?.ok === true && isChosen(address.value) && !address.value.equals(bound);
    });
