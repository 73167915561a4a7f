// Protects: the example every newcomer runs first writes exactly these files, and nothing is wrong with it.
import '../../../apps/lab/main';
