import * as assert from 'node:assert/strict';
import { test } from 'node:test';
import { Findings, KubeadmApp } from 'cdk8s-kubeadm';
import { declareLab } from './lab';

const app = new KubeadmApp();
declareLab(app);

test('nothing is wrong with the plan', () => {
  const problems = Findings.of(app).filter(({ severity }) => severity !== 'info');

  assert.deepEqual(problems, []);
});

test('the control plane is told the pod range', () => {
  const kubeadm = app.renderFiles()['nodes/cp1/kubeadm.yaml'] ?? '';

  assert.match(kubeadm, /podSubnet: 10\.244\.0\.0\/16/);
});
