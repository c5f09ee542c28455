#include "core/schema/yaml_tree.h"

#include <sstream>
#include <unordered_map>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include "core/base/text.h"

namespace bafar::schema {
namespace {

/// Builds the tree; after the first problem it only lets the events pass.
class Builder : public YAML::EventHandler {
public:
    Builder(YamlTree& tree, const YamlLimits& limits, int lastPosition)
        : tree_(tree)
        , limits_(limits)
        , lastPosition_(lastPosition)
    {
    }

    void OnDocumentStart(const YAML::Mark&) override {}

    void OnDocumentEnd() override {}

    void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override
    {
        refuseAnchor(mark, anchor);
        place(mark, YamlNode::Shape::Null);
    }

    void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override
    {
        problem(mark, "aliases (*name) are not supported; write the value out");
    }

    void OnScalar(const YAML::Mark& mark,
                  const std::string& tag,
                  YAML::anchor_t anchor,
                  const std::string& value) override
    {
        refuseAnchor(mark, anchor);
        // The library takes a quote that is the file's last character for an empty text.
        if (tag == "!" && mark.pos == lastPosition_) {
            problem(mark, "a quote is opened here and never closed");
        }
        // The library turns "\N" and "\_" into single bytes of Latin-1.
        if (!isUtf8(value)) {
            problem(mark, "the escapes \\N and \\_ are not supported; write the character itself");
        }
        if (expectsKey()) {
            addKey(mark, value);
            return;
        }
        if (YamlNode* node = place(mark, YamlNode::Shape::Scalar)) {
            node->text = value;
            node->quoted = tag == "!";
        }
    }

    void OnSequenceStart(const YAML::Mark& mark,
                         const std::string&,
                         YAML::anchor_t anchor,
                         YAML::EmitterStyle::value) override
    {
        open(mark, anchor, YamlNode::Shape::List);
    }

    void OnSequenceEnd() override { close(); }

    void OnMapStart(const YAML::Mark& mark,
                    const std::string&,
                    YAML::anchor_t anchor,
                    YAML::EmitterStyle::value) override
    {
        open(mark, anchor, YamlNode::Shape::Map);
    }

    void OnMapEnd() override { close(); }

    [[nodiscard]] bool stopped() const { return !tree_.problems.empty(); }

private:
    /// One open list or map. Pointers into parents stay valid: a parent does not grow while a child
    /// is open.
    struct Level {
        YamlNode* node;
        bool keyGiven = false;
        std::unordered_map<std::string, int> lines{}; ///< of the keys so far
    };

    void problem(const YAML::Mark& mark, std::string text)
    {
        if (!stopped()) {
            tree_.problems.push_back({{}, std::move(text), mark.line + 1, mark.column + 1});
        }
    }

    void refuseAnchor(const YAML::Mark& mark, YAML::anchor_t anchor)
    {
        if (anchor != 0) {
            problem(mark, "anchors (&name) are not supported; write the value out");
        }
    }

    [[nodiscard]] bool expectsKey() const
    {
        return !levels_.empty() && levels_.back().node->shape == YamlNode::Shape::Map &&
               !levels_.back().keyGiven;
    }

    void addKey(const YAML::Mark& mark, const std::string& key)
    {
        if (stopped()) {
            return;
        }
        // YAML reads a key of at most 1024 characters, and an escape may take four for one.
        constexpr std::size_t KeyMax = 250;
        constexpr std::size_t ShownMax = 64;
        if (key.size() > KeyMax) {
            problem(mark, "key \"" + sanitized(key, ShownMax) + "\" is longer than " +
                              std::to_string(KeyMax) + " bytes");
            return;
        }
        Level& level = levels_.back();
        const auto [same, isNew] = level.lines.emplace(key, mark.line + 1);
        if (!isNew) {
            problem(mark, "key \"" + sanitized(key, ShownMax) + "\" stands here and at line " +
                              std::to_string(same->second));
            return;
        }
        level.node->entries.push_back({key, mark.line + 1, mark.column + 1, {}});
        level.keyGiven = true;
    }

    YamlNode* place(const YAML::Mark& mark, YamlNode::Shape shape)
    {
        if (stopped()) {
            return nullptr;
        }
        if (expectsKey()) {
            problem(mark, "a key must be plain text");
            return nullptr;
        }
        YamlNode* node = &tree_.root;
        if (!levels_.empty()) {
            Level& level = levels_.back();
            const bool inMap = level.node->shape == YamlNode::Shape::Map;
            node = inMap ? &level.node->entries.back().value : &level.node->items.emplace_back();
            level.keyGiven = false;
        }
        node->shape = shape;
        node->line = mark.line + 1;
        node->column = mark.column + 1;
        return node;
    }

    void open(const YAML::Mark& mark, YAML::anchor_t anchor, YamlNode::Shape shape)
    {
        refuseAnchor(mark, anchor);
        if (levels_.size() >= static_cast<std::size_t>(limits_.depth)) {
            problem(mark, "nested deeper than " + std::to_string(limits_.depth));
        }
        if (YamlNode* node = place(mark, shape)) {
            levels_.push_back({node});
        }
    }

    void close()
    {
        if (!stopped()) {
            levels_.pop_back();
        }
    }

    YamlTree& tree_;
    const YamlLimits& limits_;
    int lastPosition_; ///< of the text's last byte; marks count bytes
    std::vector<Level> levels_;
};

} // namespace

YamlTree YamlTree::parse(std::string_view text, const YamlLimits& limits)
{
    YamlTree tree;
    if (text.size() > limits.bytes) {
        tree.problems.push_back(
            {{}, "larger than " + std::to_string(limits.bytes) + " bytes", 0, 0});
        return tree;
    }
    if (!isUtf8(text) || text.find('\0') != std::string_view::npos) {
        tree.problems.push_back({{}, "not UTF-8 text", 0, 0});
        return tree;
    }
    std::istringstream stream{std::string(text)};
    const int last = static_cast<int>(text.size()) - 1;
    Builder builder(tree, limits, last);
    try {
        YAML::Parser parser(stream);
        parser.HandleNextDocument(builder);
        YamlTree second;
        Builder rest(second, limits, last);
        if (!builder.stopped() && parser.HandleNextDocument(rest)) {
            tree.problems.push_back(
                {{}, "more than one document (---) in one file", second.root.line, 1});
        }
    } catch (const YAML::Exception& error) {
        tree.problems.push_back(
            {{}, "not YAML: " + error.msg, error.mark.line + 1, error.mark.column + 1});
    }
    return tree;
}

} // namespace bafar::schema
