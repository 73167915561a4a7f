import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { DEFAULT_MAX_PODS, DEFAULT_NODE_PORT_RANGE } from '../../lib/k8s/defaults';

/** By component or kind; a default that changed with a minor is a history, see lib/k8s/facts/history.ts. */
const read: unknown = JSON.parse(readFileSync('lib/k8s/facts/component-defaults.json', 'utf8'));

describe('defaults', () => {
  it('are those of the real components, at every minor', () => {
    const { first, last } = DEFAULT_NODE_PORT_RANGE;

    expect(read).toMatchObject({
      'kube-apiserver': { 'service-node-port-range': `${first}-${last}` },
      KubeletConfiguration: { maxPods: `${DEFAULT_MAX_PODS}` },
    });
  });
});
