import type { LabMachine } from '../../core/lab-program';

/** A build of an image, as `docker/build-push-action` asks for it. */
export interface ImageBuild {
  readonly context: string;
  readonly file: string;
  readonly tags: readonly string[];
  readonly buildArgs: readonly string[];
  readonly target: string;
  readonly noCache: boolean;
  readonly push: boolean;
}

/** Builds images on a machine; its words go to the log. */
export interface ImageBuilder {
  /** @returns the digest of the image (`sha256:…`), or null when it could not be built. */
  build(
    machine: LabMachine,
    what: ImageBuild,
    run: (line: string) => Promise<{ readonly exitCode: number; readonly stdout: string }>,
  ): Promise<string | null>;
}
