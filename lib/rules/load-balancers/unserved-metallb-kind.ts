import { loadDefinition } from '../../k8s/facts/definition-schema';
import type { ApiObjectView } from '../../model/api-object';
import { valueAt } from '../../model/document';
import { METALLB_GROUP } from '../../model/metallb-config';
import { metalLbRelease } from '../../model/metallb-mode';
import { objectsOf, typesOf } from '../../model/object-index';
import { groupOf } from '../../model/type-meta';
import { defineRule } from '../rule';
import { manyExamples } from '../services/service-example';
import { REFUSED } from '../services/service-side';
import { LAB_POOL, modeExample, poolExample } from './metallb-example';
import { metalLbSide } from './metallb-side';

interface Unserved {
  readonly kind: string;
  readonly apiVersion: string;
}

const OLD_CONFIG = `apiVersion: v1
kind: ConfigMap
metadata: { name: config, namespace: metallb-system }
data:
  config: |
    address-pools:
      - { name: default, protocol: layer2, addresses: [192.168.56.240-192.168.56.250] }
`;

export const unservedMetalLbKind = defineRule({
  code: 'NET877',
  name: 'unserved-metallb-kind',
  severity: 'error',
  reads: ['objects'],
  docs: {
    summary: 'MetalLB is told its pools by IPAddressPools, in a version that it defines.',
    why: 'The ConfigMap of MetalLB up to 0.12 is read by nobody since 0.13, and the kind AddressPool is gone since 0.14: kube-apiserver does not know it. With neither MetalLB has any address to give.',
    symptoms: ['external-ip-pending'],
    since: '0.1.0',
    source: 'https://metallb.io/release-notes/#version-0-14-0',
  },
  findings: {
    gone: ({ apiVersion }: Unserved) => ({
      what: `MetalLB defines no AddressPool of ${apiVersion} any more`,
      fix: 'kind: IPAddressPool of metallb.io/v1beta1, and an L2Advertisement or a BGPAdvertisement beside it',
    }),
    version: ({ kind, apiVersion, served }: Unserved & { served: string }) => ({
      what: `MetalLB defines no ${kind} of ${apiVersion}`,
      fix: `apiVersion: ${served}`,
    }),
    configMap: () => ({
      what: 'MetalLB does not read its configuration from a ConfigMap any more',
      fix: 'write an IPAddressPool with these addresses, and an L2Advertisement or a BGPAdvertisement',
    }),
  },
  examples: () => ({
    valid: [
      { title: 'a pool of today', text: manyExamples(...LAB_POOL) },
      {
        title: 'the MetalLB that reads it',
        text: manyExamples(
          modeExample().replace('controller:v0.16.2', 'controller:v0.12.1'),
          OLD_CONFIG,
        ),
      },
      {
        title: 'a ConfigMap of something else',
        text: OLD_CONFIG.replace('address-pools', 'address-books'),
      },
    ],
    invalid: [
      {
        title: 'a kind that is gone',
        text: poolExample('lab', 'protocol: layer2', 'addresses: [192.168.56.240/28]').replace(
          'IPAddressPool',
          'AddressPool',
        ),
      },
      {
        title: 'the version of peers',
        text: poolExample('lab', 'addresses: [192.168.56.240/28]').replace('v1beta1', 'v1beta2'),
      },
      { title: 'the ConfigMap of 0.12', text: OLD_CONFIG },
    ],
  }),
  check({ objects }, report) {
    for (const alike of typesOf(objects)) {
      const [{ apiVersion, kind }] = alike;
      if (groupOf(apiVersion) !== METALLB_GROUP || isDefined(apiVersion, kind, objects)) continue;
      const served = VERSIONS.find((version) => loadDefinition(version, kind) !== undefined);
      if (served === undefined && kind !== GONE) continue;
      for (const object of alike) {
        const at = metalLbSide(object, ['apiVersion'], apiVersion);
        const data = { kind, apiVersion };
        if (served) report('version', { ...data, served }, { at, ...REFUSED, data });
        else report('gone', data, { at, ...REFUSED, data });
      }
    }
    if ((metalLbRelease(objects) ?? READS_KINDS) < READS_KINDS) return;
    for (const object of objectsOf(objects, '', 'ConfigMap')) {
      const text = valueAt(object.value, ['data', 'config']);
      if (typeof text !== 'string' || !OLD_TEXT.test(text)) continue;
      report('configMap', undefined, {
        at: metalLbSide(object, ['data', 'config']),
        breaks: 'MetalLB controller: does not look at the ConfigMap, so Services stay pending',
        severity: 'warning',
      });
    }
  },
});

/** Since 0.13. */
const READS_KINDS = 13;

const GONE = 'AddressPool';
const VERSIONS = ['metallb.io/v1beta2', 'metallb.io/v1beta1'];
/** The first key of the old configuration that is in no other. */
const OLD_TEXT = /^["']?address-pools["']?:/m;

/** By MetalLB 0.16, or by a definition among the inputs. */
const isDefined = (apiVersion: string, kind: string, objects: readonly ApiObjectView[]): boolean =>
  loadDefinition(apiVersion, kind) !== undefined ||
  objectsOf(objects, 'apiextensions.k8s.io', 'CustomResourceDefinition').some(
    ({ value }) =>
      valueAt(value, ['spec', 'group']) === METALLB_GROUP &&
      valueAt(value, ['spec', 'names', 'kind']) === kind,
  );
