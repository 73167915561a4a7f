import { describe, expect, it } from 'vitest';
import { missingFrom } from '../../../conformance/clusters/checks/subset';

const live = {
  spec: { type: 'NodePort', ports: [{ port: 80, nodePort: 30080, protocol: 'TCP' }] },
};

describe('what was emitted is found in what lives', () => {
  it('passes over what the API server added', () => {
    expect(missingFrom(live, { spec: { ports: [{ port: 80, nodePort: 30080 }] } })).toBeUndefined();
  });

  it('names the place of a value that differs', () => {
    const wanted = { spec: { ports: [{ port: 81 }] } };
    expect(missingFrom(live, wanted)).toBe('spec.ports.0.port: 80, not 81');
  });

  it('names what is not there at all', () => {
    expect(missingFrom(live, { spec: { selector: { app: 'x' } } })).toMatch(
      /^spec\.selector: nothing/,
    );
    expect(missingFrom(live, { spec: { ports: [{}, { port: 1 }] } })).toMatch(/^spec\.ports\.1/);
  });
});
