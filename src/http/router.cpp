// A tree of path segments, made of the generated operation table at start.
#include "router.hpp"

#include <algorithm>

namespace chargeward::http {

bool Router::Node::is_path() const {
  return std::ranges::any_of(by_method, [](const auto& operation) { return operation.has_value(); });
}

Router::Router() {
  for (const auto& row : domain::kOperations) add(row);
}

void Router::add(const domain::OperationRow& row) {
  Node* node = &root_;
  std::string_view rest = row.path.substr(1);
  while (true) {
    const auto slash = rest.find('/');
    const std::string_view segment = rest.substr(0, slash);
    std::unique_ptr<Node>* next = nullptr;
    if (segment.starts_with('{')) {
      next = &node->parameter;
    } else {
      auto found = std::ranges::find(node->fixed, segment, [](const auto& entry) { return entry.first; });
      if (found == node->fixed.end()) found = node->fixed.insert(found, {segment, nullptr});
      next = &found->second;
    }
    if (*next == nullptr) *next = std::make_unique<Node>();
    node = next->get();
    if (slash == std::string_view::npos) break;
    rest = rest.substr(slash + 1);
  }
  node->by_method.at(static_cast<std::size_t>(parse_method(row.method))) = row.operation;
}

const Router::Node* Router::descend(const Node& node, const std::vector<std::string>& segments, std::size_t depth,
                                    std::vector<std::string>& parameters) {
  if (depth == segments.size()) return node.is_path() ? &node : nullptr;
  for (const auto& [name, next] : node.fixed) {
    if (name != segments[depth]) continue;
    if (const Node* found = descend(*next, segments, depth + 1, parameters)) return found;
  }
  if (node.parameter == nullptr || segments[depth].empty()) return nullptr;
  parameters.push_back(segments[depth]);
  const Node* found = descend(*node.parameter, segments, depth + 1, parameters);
  if (found == nullptr) parameters.pop_back();
  return found;
}

Route Router::find(Method method, const std::vector<std::string>& segments) const {
  Route route;
  const Node* node = descend(root_, segments, 0, route.path_parameters);
  if (node == nullptr) return route;
  if (method != Method::other) route.operation = node->by_method.at(static_cast<std::size_t>(method));
  if (route.operation) return route;
  for (std::size_t i = 0; i < node->by_method.size(); ++i) {
    if (!node->by_method[i]) continue;
    if (!route.allow.empty()) route.allow += ", ";
    route.allow += to_string(static_cast<Method>(i));
  }
  return route;
}

}  // namespace chargeward::http
