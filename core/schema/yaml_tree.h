#pragma once
// A YAML document as a tree with the place of every node: what yaml.cpp reads structures from.
//
// Built from yaml-cpp's events, so that aliases, anchors, duplicate keys and depth are refused
// where they stand. Pure.
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/schema/yaml.h"

namespace bafar::schema {

struct YamlNode {
    enum class Shape : std::uint8_t { Null, Scalar, List, Map };

    struct Entry; ///< one key of a map with its value

    Shape shape = Shape::Null;
    int line = 0;
    int column = 0;
    bool quoted = false; ///< a scalar written in quotes is text, whatever it looks like
    std::string text;    ///< of a scalar
    std::vector<YamlNode> items;
    std::vector<Entry> entries;
};

struct YamlNode::Entry {
    std::string key;
    int line = 0;
    int column = 0;
    YamlNode value;
};

/// Parses one document. With problems the tree must not be used.
struct YamlTree {
    YamlNode root;
    std::vector<Problem> problems;

    static YamlTree parse(std::string_view text, const YamlLimits& limits);
};

/// Reads one node into `object`; problems and places are added with paths below `path`.
void readYamlNode(void* object,
                  const Type& type,
                  const YamlNode& node,
                  const std::string& path,
                  std::vector<Problem>& problems,
                  Places& places);

} // namespace bafar::schema
