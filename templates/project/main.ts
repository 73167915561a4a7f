import { KubeadmApp } from 'cdk8s-kubeadm';
import { declareLab } from './lab';

const app = new KubeadmApp();
declareLab(app);
app.synth();
