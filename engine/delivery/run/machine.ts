import type { FileSystem } from '../../core/file-system';
import type { LabMachine, ProgramIo } from '../../core/lab-program';
import type { LabService } from '../../core/lab-service';
import { programsOf } from '../build/installers/programs';
import { NO_SIZES } from '../catalog/sizes';
import type { ImageManifest } from '../image/manifest';
import type { ContainerRecord } from '../store/container-record';
import { containerService } from './published-ports';

/** Opens the machine of a container; null where no shell can run. The files are those of `fs`. */
export function containerMachine(
  io: ProgramIo,
  fs: FileSystem,
  image: ImageManifest,
  container: ContainerRecord,
): LabMachine | null {
  if (!io.openMachine) return null;
  const inside = image.config.exposed.map((port) => Number.parseInt(port, 10));
  const ports = new Set([
    ...inside,
    ...container.ports.map((port) => port.container),
    Number(container.env.PORT ?? 0),
  ]);
  // Its log and its image are in the lab's file system, which its service is asked with.
  const service: LabService = (request) => containerService(container)(request, io);
  const services =
    container.serves === null
      ? {}
      : Object.fromEntries([...ports].map((port) => [`http://localhost:${port}`, service]));
  return io.openMachine({
    fs,
    ...programsOf(fs, image.system, container.user, { downloaded: 0, packages: 0, sizes: NO_SIZES }),
    services,
  });
}
