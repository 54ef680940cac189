/** The script of a page's process, in the order in which its parts need each other. */
import './host-modules';
import './binding';
import '../../preview/node/worker';
