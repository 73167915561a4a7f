import { describe, expect, it } from 'vitest';
import { fillIn } from '../../conformance/cases';

const TEXT = `apiVersion: kubeadm.k8s.io/\${API}
apiServer:
  extraArgs:
    \${ARG profiling}: "false"
`;

describe('an extra argument in a case', () => {
  it('is a key of a map up to 1.30', () => {
    expect(fillIn(TEXT, 30)).toBe(
      'apiVersion: kubeadm.k8s.io/v1beta3\napiServer:\n  extraArgs:\n    profiling: "false"\n',
    );
  });

  it('is an entry of a list after', () => {
    expect(fillIn(TEXT, 31)).toBe(
      'apiVersion: kubeadm.k8s.io/v1beta4\napiServer:\n  extraArgs:\n    - name: profiling\n      value: "false"\n',
    );
  });
});
