import type { JsonObject } from '../../model/document';
import { backedServices, type NearMiss, nearMiss, selectorOf } from '../../model/service-backends';
import type { ServiceView } from '../../model/service-view';
import { type Workload, workloadName } from '../../model/workload';
import {
  selectFrom,
  workloadsEverywhere,
  workloadsIn,
  workloadsOf,
} from '../../model/workload-index';
import { defineRule } from '../rule';
import { manyExamples, PORT_80, serviceExample } from '../services/service-example';
import { fieldSide, nameOf } from '../services/service-side';
import { namesOfCustomObjects } from './custom-objects';
import { workloadExample } from './workload-example';
import { labelsSide, labelText } from './workload-side';

interface Facts {
  readonly service: string;
  readonly selector: string;
}

interface NearFacts extends Facts {
  readonly workload: string;
  readonly key: string;
  readonly wanted: string;
  readonly carried: string | undefined;
}

export const selectorWithoutWorkload = defineRule({
  code: 'NET800',
  name: 'selector-without-workload',
  severity: 'warning',
  reads: ['objects', 'services'],
  docs: {
    summary: 'A selector must match the pods of a workload in the namespace of its Service.',
    why: 'All labels must be equal, and other namespaces are not looked at. kube-apiserver takes the Service, and nothing ever answers at its address.',
    symptoms: ['service-without-endpoints'],
    since: '0.1.0',
    source: 'kube-controller-manager endpointslice syncService',
    whenToIgnore:
      'when pods come from an operator, or label themselves while they run (a leader, say)',
  },
  findings: {
    nothing: ({ service, selector }: Facts) => ({
      what: `no workload of the namespace has pods with ${selector}, which ${service} selects`,
      fix: 'select by labels of the pod template of the workload that is to answer',
    }),
    near: ({ service, workload, key, wanted, carried }: NearFacts) => ({
      what:
        carried === undefined
          ? `${service} selects by ${key}=${wanted}, a label that pods of ${workload} do not have`
          : `${service} selects ${key}=${wanted}, but pods of ${workload} have ${key}=${carried}`,
      fix: carried === undefined ? `remove ${key} from the selector` : `${key}: ${carried}`,
    }),
    elsewhere: ({ service, workload, namespace }: Facts & ElsewhereFacts) => ({
      what: `${service} selects the labels of ${workload}, which is in another namespace`,
      fix: `namespace: ${namespace}`,
    }),
  },
  examples: () => ({
    valid: [
      {
        title: 'some of the labels of the pods',
        text: manyExamples(
          serviceExample('selector: { app: web }', ...PORT_80),
          workloadExample({ labels: 'app: web, tier: front' }),
        ),
      },
      {
        title: 'workloads are in other files',
        text: serviceExample('selector: { app: web }', ...PORT_80),
      },
      {
        title: 'one pod of a StatefulSet, by the label that its controller sets',
        text: manyExamples(
          serviceExample('selector: { statefulset.kubernetes.io/pod-name: web-0 }', ...PORT_80),
          workloadExample({ kind: 'StatefulSet' }),
        ),
      },
      {
        title: 'pods of an operator',
        text: manyExamples(
          serviceExample('selector: { cnpg.io/cluster: orders }', ...PORT_80),
          'apiVersion: postgresql.cnpg.io/v1\nkind: Cluster\nmetadata: { name: orders }\nspec: { instances: 3 }\n',
          workloadExample(),
        ),
      },
    ],
    invalid: [
      {
        title: 'a letter that is missing',
        text: manyExamples(
          serviceExample('selector: { app: web, tier: front }', ...PORT_80),
          workloadExample({ labels: 'app: web, tier: frontend' }),
        ),
      },
      {
        title: 'the workload of another namespace',
        text: manyExamples(
          serviceExample('selector: { app: web }', ...PORT_80).replace(
            'name: web',
            'name: web\n  namespace: shop',
          ),
          workloadExample({ namespace: 'store' }),
        ),
      },
    ],
  }),
  check(model, report) {
    const { objects, services } = model;
    if (workloadsOf(objects).length === 0) return;
    const backed = backedServices(model);
    const customNames = namesOfCustomObjects(objects);
    for (const service of services) {
      if (backed.has(service) || service.namespace === OF_KUBEADM) continue;
      const selector = selectorOf(service);
      if (!selector) continue;
      const neighbours = workloadsIn(objects, service.namespace);
      if (Object.values(selector).some((value) => customNames.has(`${value}`))) continue;
      const facts = {
        service: nameOf(service),
        selector: labelText(Object.entries(selector)),
      };
      const at = { ...fieldSide(service, ['spec', 'selector']), value: facts.selector };
      const breaks = `kube-proxy: ${facts.service} has no endpoint, so connections are refused`;
      const [stranger] = selectFrom(workloadsEverywhere(objects), selector);
      const near = nearMiss(neighbours, selector);
      if (stranger) {
        const { namespace } = stranger;
        const data = { ...facts, workload: workloadName(stranger), namespace };
        const severity = areNamespacesWritten(service, stranger) ? 'warning' : 'info';
        report('elsewhere', data, { at, other: labelsSide(stranger), breaks, severity, data });
      } else if (near) {
        const data = { ...facts, ...nearFacts(near, selector) };
        const severity = near.carried === undefined ? 'info' : 'warning';
        const sighting = { at, other: labelsSide(near.workload), breaks, severity } as const;
        report('near', data, { ...sighting, data: { ...data, carried: data.carried ?? null } });
      } else if (neighbours.all.length > 0) {
        report('nothing', facts, { at, breaks, data: { ...facts } });
      }
    }
  },
});

interface ElsewhereFacts {
  readonly workload: string;
  readonly namespace: string;
}

/** Where kubeadm puts pods that no file of the user makes. */
const OF_KUBEADM = 'kube-system';

const nearFacts = ({ workload, key, carried }: NearMiss, selector: JsonObject) => ({
  workload: workloadName(workload),
  key,
  wanted: `${selector[key]}`,
  carried,
});

/** What has no namespace of its own gets the one that kubectl is told. */
const areNamespacesWritten = ({ metadata }: ServiceView, { object }: Workload): boolean =>
  Boolean(metadata.namespace) && object.namespace !== '';
