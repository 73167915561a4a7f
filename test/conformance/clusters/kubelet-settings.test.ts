import { describe, expect, it } from 'vitest';
import { withoutZeros } from '../../../conformance/clusters/checks/kubelet-settings';

describe('what a kubelet is asked for', () => {
  it('is all of its file but what Go writes for fields that nobody has set', () => {
    const file = {
      maxPods: 60,
      syncFrequency: '0s',
      logging: { verbosity: 0, options: { json: { infoBufferSize: '0' } } },
      clusterDNS: ['10.96.0.10'],
      failSwapOn: false,
    };
    expect(withoutZeros(file)).toEqual({
      maxPods: 60,
      logging: { options: { json: {} } },
      clusterDNS: ['10.96.0.10'],
      failSwapOn: false,
    });
  });
});
