// Boost.JSON compiled into the fuzz targets: libFuzzer is guided by the branches
// of code that was built with it, and sees nothing of Debian's shared library.
#include <boost/json/src.hpp>
