import { FLANNEL_BACKENDS, findBackend, IMPLIED_BACKEND_TYPE } from '../../cni/flannel/backends';
import type { FlannelView } from '../../model/cni-config';
import { isObject, type JsonObject } from '../../model/document';
import { goField, goText } from '../../model/go-fields';
import { defineRule } from '../rule';
import { flannelExample, SHIPPED_FLANNEL } from './flannel-example';
import { placeIn, stacksOf } from './flannel-stack';

const NETWORK = '10.244.0.0/16';
/** A VXLAN network identifier has 24 bits. */
const BEYOND_VNI = 2 ** 24;
const PORTS = 2 ** 16;
/** flannel `pkg/backend/ipsec`: minPasswordLength. */
const SHORTEST_PSK = 96;
const WIREGUARD_MODES: readonly string[] = ['', 'separate', 'auto', 'ipv4', 'ipv6'];

interface Option {
  readonly key: string;
  readonly value: string;
  readonly range: string;
}

export const flannelBackend = defineRule({
  code: 'NET553',
  name: 'flannel-backend',
  severity: 'error',
  reads: ['flannels'],
  docs: {
    summary: 'flannel needs a backend that it has, with options the backend accepts.',
    why: 'flanneld exits on an unknown backend. Without a Backend it takes udp, through userspace and for IPv4 only, whatever the documentation says.',
    symptoms: ['network-add-on-restarts', 'nodes-not-ready'],
    since: '0.1.0',
    source: 'flannel v0.28.9 pkg/subnet/config.go parseBackendType, pkg/backend',
  },
  findings: {
    unknown: ({ type }: { type: string }) => ({
      what: `flannel has no backend ${JSON.stringify(type)}`,
      fix: `"Type": "vxlan", or one of ${FLANNEL_BACKENDS.map((backend) => backend.type).join(', ')}`,
    }),
    implied: () => ({
      what: `no Backend, so flannel takes ${IMPLIED_BACKEND_TYPE}, not vxlan`,
      fix: '"Backend": {"Type": "vxlan"}',
    }),
    family: ({ type, family }: { type: string; family: string }) => ({
      what: `backend ${type} does not carry ${family}`,
      fix: '"Type": "vxlan", which carries both families',
    }),
    option: ({ key, value, range }: Option) => ({
      what: `${key} ${value} is not ${range}`,
      fix: `make ${key} ${range}, or leave it out`,
    }),
  },
  examples: () => ({
    valid: [
      SHIPPED_FLANNEL,
      flannelExample({
        title: 'the type matches in any case',
        netConf: { Network: NETWORK, Backend: { Type: 'VXLAN', VNI: 4096, Port: 4789 } },
      }),
    ],
    invalid: [
      flannelExample({
        title: 'a backend of others',
        netConf: { Network: NETWORK, Backend: { Type: 'geneve' } },
      }),
      flannelExample({
        title: 'an identifier of more than 24 bits',
        netConf: { Network: NETWORK, Backend: { Type: 'vxlan', VNI: 16777216 } },
      }),
    ],
  }),
  check({ flannels }, report) {
    for (const flannel of flannels) {
      const backend = flannel.field('Backend');
      const key = flannel.keyOf('Backend');
      if (backend === undefined) {
        const breaks = 'flanneld: sends pod traffic through userspace, slowly and for IPv4 only';
        report('implied', undefined, { at: placeIn(flannel), severity: 'info', breaks });
      }
      if (backend !== undefined && backend !== null && !isObject(backend)) continue;
      const type = typeOf(flannel, backend ?? undefined);
      const known = findBackend(type);
      const typeAt = { at: placeIn(flannel, key, 'Type'), value: type };
      if (!known) {
        const breaks = 'flanneld: unknown backend type, and exits';
        report('unknown', { type }, { at: typeAt, breaks, data: { type } });
        continue;
      }
      for (const { family, isEnabled } of stacksOf(flannel)) {
        if (!isEnabled || known.families.includes(family)) continue;
        const breaks = `flanneld: pods of different nodes do not reach each other over ${family}`;
        report('family', { type, family }, { at: typeAt, breaks, data: { type, family } });
      }
      if (!isObject(backend ?? undefined)) continue;
      for (const { problem, breaks, severity } of optionProblems(
        known.type,
        backend as JsonObject,
      )) {
        const at = { at: placeIn(flannel, key, problem.key), value: problem.value };
        report('option', problem, { at, breaks, severity, data: { ...problem } });
      }
    }
  },
});

/** null is decoded as an object without a type; absent is `udp`. */
const typeOf = (flannel: FlannelView, backend: JsonObject | undefined): string =>
  flannel.field('Backend') === undefined
    ? IMPLIED_BACKEND_TYPE
    : backend
      ? goText(backend, 'Type')
      : '';

interface OptionProblem {
  readonly problem: Option;
  readonly breaks: string;
  readonly severity: 'error' | 'warning';
}

const EXIT = 'flanneld: cannot set up the backend, and exits';

function optionProblems(type: string, backend: JsonObject): OptionProblem[] {
  if (type === 'vxlan') return vxlanProblems(backend);
  if (type === 'ipsec' && goText(backend, 'PSK').length < SHORTEST_PSK) {
    return [fatal('PSK', 'of its length', `of ${SHORTEST_PSK} characters or more`)];
  }
  const mode = goText(backend, 'Mode');
  return type === 'wireguard' && !WIREGUARD_MODES.includes(mode)
    ? [fatal('Mode', mode, 'separate, auto, ipv4 or ipv6')]
    : [];
}

const fatal = (key: string, value: string, range: string): OptionProblem => ({
  problem: { key, value, range },
  breaks: EXIT,
  severity: 'error',
});

function vxlanProblems(backend: JsonObject): OptionProblem[] {
  const [vni, port] = [goField(backend, 'VNI'), goField(backend, 'Port')];
  const problems: OptionProblem[] = [];
  if (vni && typeof vni.value === 'number' && (vni.value < 0 || vni.value >= BEYOND_VNI)) {
    problems.push(fatal(vni.key, `${vni.value}`, `from 0 to ${BEYOND_VNI - 1}`));
  }
  if (port && typeof port.value === 'number' && (port.value < 0 || port.value >= PORTS)) {
    problems.push({
      problem: { key: port.key, value: `${port.value}`, range: 'from 1 to 65535' },
      breaks:
        'kernel: keeps the lowest 16 bits, so VXLAN uses another port than the firewall opens',
      severity: 'warning',
    });
  }
  return problems;
}
