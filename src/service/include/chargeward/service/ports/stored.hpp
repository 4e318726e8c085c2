// How a statement that a constraint or another person may stop has ended. Everything worse is base::Unavailable.
#pragma once

namespace chargeward::service {

enum class Stored {
  done,
  taken,  // a unique name, e-mail address or key is there already
  stale,  // nothing with that id has that version any more (or it does not exist)
};

}  // namespace chargeward::service
