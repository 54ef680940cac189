import fc from 'fast-check';

/**
 * Property tests draw from one fixed seed, so that a green commit stays green. `FC_SEED=<number>` searches elsewhere;
 * a counterexample found so belongs into the test as an example.
 */
fc.configureGlobal({ seed: Number(process.env.FC_SEED ?? 20_260) });
