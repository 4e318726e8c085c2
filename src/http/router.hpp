// Finds the operation of a method and path in the contract's table. Built once, then read by all threads.
#pragma once

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "chargeward/domain/operations.gen.hpp"
#include "chargeward/http/request.hpp"

namespace chargeward::http {

struct Route {
  std::optional<domain::Operation> operation;
  std::vector<std::string> path_parameters;
  std::string allow;  // the path exists, this method doesn't: what Allow says
};

class Router {
 public:
  Router();

  /// Nothing in `operation` and `allow`: there is no such path. A fixed segment goes before a parameter; a parameter is
  /// never empty.
  Route find(Method method, const std::vector<std::string>& segments) const;

 private:
  struct Node {
    std::vector<std::pair<std::string_view, std::unique_ptr<Node>>> fixed;
    std::unique_ptr<Node> parameter;
    std::array<std::optional<domain::Operation>, 6> by_method;
    bool is_path() const;
  };

  void add(const domain::OperationRow& row);
  static const Node* descend(const Node& node, const std::vector<std::string>& segments, std::size_t depth,
                             std::vector<std::string>& parameters);

  Node root_;
};

}  // namespace chargeward::http
