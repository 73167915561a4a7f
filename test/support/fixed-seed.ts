import fc from 'fast-check';

/** The same inputs in every run; `FAST_CHECK_SEED=7 npm test` looks at others. */
fc.configureGlobal({ seed: Number(process.env.FAST_CHECK_SEED ?? 20261122) });
