// What the process does with memory that it does not need at the moment.
#pragma once

namespace chargeward::app {

/// Some megabytes of what was freed stay with the process. By default its threads give all but 128 KiB back after every
/// larger piece of work and ask for it again with the next one: a tenth of the time of creating locations.
void keep_some_freed_memory();

}  // namespace chargeward::app
