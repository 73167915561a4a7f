import { judged } from '../../tally';
import type { Check } from './check';
import { kubectlComplaint } from './complaint';
import { type ApiObject, list } from './objects';

const SCHEDULER = 'packing';

interface EventObject extends ApiObject {
  readonly reportingComponent?: string;
}

/** The pod that names it has its node from the scheduler that runs in a pod, not from that of kubeadm. */
export const secondScheduler: Check = {
  name: 'a second scheduler',
  appliesTo: ({ name }) => name === 'settings',
  async run(cluster) {
    const wait = ['wait', '--for=condition=Ready', `pod/${SCHEDULER}`, '--timeout=50s'];
    const ready = await kubectlComplaint(cluster, wait);
    const selector = `involvedObject.name=${SCHEDULER},reason=Scheduled`;
    const events = await list<EventObject>(cluster, 'events', '--field-selector', selector);
    const sources = events.map(({ reportingComponent }) => reportingComponent);
    const strangers = sources.join() === SCHEDULER ? undefined : `bound by ${sources}`;
    return [
      judged(this.name, 'its pod is Ready', ready),
      judged(this.name, 'it bound the pod', strangers),
    ];
  },
};
