// The one file that compiles Asio, its TLS part and Beast. Every other file
// sees declarations only (BOOST_ASIO_SEPARATE_COMPILATION and its sister are
// set for all who link chargeward_beast), which saves seconds in each of them.
#include <boost/asio/impl/src.hpp>
#include <boost/asio/ssl/impl/src.hpp>
#include <boost/beast/src.hpp>
